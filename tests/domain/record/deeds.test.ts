import { describe, expect, it } from 'vitest';
import { deed, deeds, readDeed } from '@/domain/record/deeds';

const sealed = { number: 3, title: 'On arrears', version: 1, sha256: 'ab' };
const entry = { act: 'seal-draft', subjectKind: 'draft', subjectId: 'd', payload: sealed } as const;

describe('the map of deeds', () => {
  it('gives the type back of what was put on the record', () => {
    const done = deed('seal-draft', 'd', sealed);
    const read = readDeed(entry);
    expect(read).toEqual({ act: done.act, subjectId: done.subjectId, payload: done.payload });
    if (read?.act === 'seal-draft') expect(read.payload.version).toBe(1);
  });

  it.each([
    ['a member is missing', { payload: { number: 3, title: 'On arrears', version: 1 } }],
    ['a member has another shape', { payload: { ...sealed, version: '1' } }],
    ['the payload is no object', { payload: null }],
    ['it is about something else', { subjectKind: 'vote' as const }],
    ['nobody knows the act', { act: 'toString' as never }],
  ])('reads nothing where %s', (_what, change) => {
    expect(readDeed({ ...entry, ...change })).toBeNull();
  });

  it('reads an act of which what was personal is forgotten, and none with half a result', () => {
    const closed = {
      act: 'close-vote',
      subjectKind: 'vote',
      subjectId: 'v',
      payload: {
        number: 1,
        question: 'Publish?',
        sha256: null,
        closedAt: '2026-01-01T00:00:00.000Z',
        atDeadline: false,
        withLastBallot: false,
      },
    } as const;
    expect(readDeed(closed)?.payload).toEqual(closed.payload);
    expect(readDeed({ ...closed, payload: { ...closed.payload, outcome: 7 } })).toBeNull();
    const invited = { again: false, role: 'delegate', delegation: 'Canada' };
    expect(
      readDeed({
        act: 'invite-participant',
        subjectKind: 'participant',
        subjectId: 'p',
        payload: invited,
      })?.payload,
    ).toEqual(invited);
  });

  it.each(Object.entries(deeds))('keeps what is personal in %s apart', (_act, shape) => {
    const apart = Object.keys(shape.personal);
    expect(apart.filter((name) => Object.hasOwn(shape.told, name))).toEqual([]);
    expect(apart.filter((name) => Object.hasOwn(shape.mayTell, name))).toEqual([]);
  });
});
