import { describe, expect, it } from 'vitest';
import { exportDecision, judge, type DecisionMade } from '@/domain/voting/file/export-decision';
import { readVoteRecord, recount } from '@/domain/voting/file/vote-record';

const member = { weight: '1', groups: [], entitled: true };
const at = (hour: number) => new Date(Date.UTC(2026, 0, 1, hour)).toISOString();

const silence: DecisionMade = {
  method: 'silence',
  roll: [
    { id: 'CAN', name: 'Canada', ...member },
    { id: 'NOR', name: 'Norway', ...member },
    { id: 'XXX', name: 'Suspended', ...member, entitled: false },
  ],
  startedAt: at(0),
  deadlineAt: at(72),
  extensions: [],
  notified: { CAN: at(1), NOR: at(2) },
  objections: [],
};

const objection = { by: 'NOR', at: at(72), withdrawnAt: null, reason: 'Too early.' };

function faultsOf(change: object) {
  const read = readVoteRecord({ ...exportDecision(silence), ...change });
  return read.ok ? [] : read.faults.map((fault) => `${fault.at} ${fault.code}`);
}

describe('the record of a decision without a vote', () => {
  it('[V18, V35] says what a recount needs: the roll, the deadlines, who was told, who objected', () => {
    const extension = { grantedAt: at(70), deadlineAt: at(96), reason: 'A holiday.' };
    const made = { ...silence, extensions: [extension], objections: [objection] };
    expect(exportDecision(made)).toEqual({
      format: 'plenary.vote-record/1',
      method: 'silence',
      roll: silence.roll,
      startedAt: at(0),
      deadlineAt: at(72),
      extensions: [extension],
      notified: silence.notified,
      objections: [{ by: 'NOR', at: at(72), reason: 'Too early.' }],
    });
  });

  it.each([
    ['adopted-by-silence', {}],
    ['silence-broken', { objections: [objection] }],
    ['adopted-by-silence', { objections: [{ ...objection, withdrawnAt: at(72) }] }],
    ['adopted-by-silence', { objections: [{ ...objection, at: at(73) }] }],
    ['notification-incomplete', { notified: { CAN: at(1) } }],
    ['adopted-by-consensus', { method: 'consensus' }],
    ['no-consensus', { method: 'consensus', objections: [objection] }],
    ['adopted-without-vote', { method: 'without-vote' }],
    ['objection-heard', { method: 'without-vote', objections: [objection] }],
  ] as const)('[V34, V35] recounts to %s', (outcome, wanted) => {
    const verdict = judge({ ...silence, ...wanted });
    expect(verdict).toMatchObject({ outcome, tally: null, inequality: null });
    const read = readVoteRecord(
      JSON.parse(JSON.stringify(exportDecision({ ...silence, ...wanted }))),
    );
    if (!read.ok) throw new Error(JSON.stringify(read.faults));
    expect(recount(read.value)).toEqual(verdict);
  });

  it('[V35] an extension given in time moves the last instant for an objection', () => {
    const late = { objections: [{ ...objection, at: at(80) }] };
    const extension = { deadlineAt: at(96), reason: '' };
    const extended = (grantedAt: string) =>
      judge({ ...silence, ...late, extensions: [{ ...extension, grantedAt }] }).outcome;
    expect(extended(at(72))).toBe('silence-broken');
    expect(extended(at(73))).toBe('adopted-by-silence');
  });

  it.each([
    ['deadlineAt silence-too-short', { deadlineAt: at(71) }],
    ['startedAt not-an-instant', { startedAt: '2026-01-01' }],
    ['deadlineAt missing', { deadlineAt: undefined }],
    ['objections[0].by unknown-voter', { objections: [{ ...objection, by: 'FRA' }] }],
    ['objections[0].by not-entitled', { objections: [{ by: 'XXX', at: at(1) }] }],
    ['objections[0].at not-an-instant', { objections: [{ by: 'CAN', at: 'noon' }] }],
    ['objections[0] not-an-object', { objections: ['CAN'] }],
    ['objections missing', { objections: undefined }],
    ['extensions not-a-list', { extensions: {} }],
    ['notified missing', { notified: undefined }],
    ['notified.FRA unknown-voter', { notified: { ...silence.notified, FRA: at(1) } }],
    ['roll roll-missing', { method: 'consensus', roll: undefined, objections: [] }],
  ])('[V18] names the fault %s', (fault, change) => {
    expect(faultsOf(change)).toContain(fault);
  });
});
