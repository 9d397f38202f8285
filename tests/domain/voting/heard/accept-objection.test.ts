import { describe, expect, it } from 'vitest';
import { accept, refuse } from '@/domain/result';
import { acceptObjection, acceptWithdrawal } from '@/domain/voting/heard/accept-objection';

const noon = new Date('2026-01-01T12:00:00Z');
const after = new Date(noon.getTime() + 1);

const decision = {
  openedAt: new Date('2025-12-29T12:00:00Z'),
  pausedAt: null,
  closesAt: noon,
  closedAt: null,
  castBy: 'any',
} as const;

const objector = {
  delegationId: 'canada',
  line: { suspendedFor: null, proxyId: null, mark: null },
  caster: { delegationId: 'canada', isHead: false },
  hasObjected: false,
} as const;

const said = (change: object, by: object = {}, now = noon) =>
  acceptObjection({ ...decision, ...change }, { ...objector, ...by }, ' No. ', now);

describe('an objection', () => {
  it('[V35] counts at the deadline itself, and not an instant later', () => {
    expect(said({})).toEqual(accept({ reason: 'No.' }));
    expect(said({}, {}, after)).toEqual(refuse('vote-closed'));
  });

  it.each([
    ['vote-not-open', { openedAt: null }, {}],
    ['vote-closed', { closedAt: noon }, {}],
    ['vote-paused', { pausedAt: noon }, {}],
    ['only-the-head', { castBy: 'head' }, {}],
    ['not-on-roll', {}, { line: null }],
    ['not-on-roll', {}, { caster: { delegationId: 'norway', isHead: true } }],
    ['suspended', {}, { line: { ...objector.line, suspendedFor: 'arrears' } }],
    ['by-proxy', {}, { line: { ...objector.line, proxyId: 'norway' } }],
    ['already-objected', {}, { hasObjected: true }],
  ] as const)('[V34] is refused with %s', (refusal, change, by) => {
    expect(said(change, by)).toEqual(refuse(refusal));
  });

  it('[V34] needs its reason, and not too long a one', () => {
    expect(acceptObjection(decision, objector, ' ', noon)).toEqual(
      refuse('objection-needs-reason'),
    );
    expect(acceptObjection(decision, objector, 'x'.repeat(2001), noon)).toEqual(
      refuse('reason-too-long'),
    );
  });

  it('[V34] is withdrawn by whoever may object, where one stands', () => {
    expect(acceptWithdrawal(decision, { ...objector, hasObjected: true }, noon)).toEqual(
      accept(null),
    );
    expect(acceptWithdrawal(decision, objector, noon)).toEqual(refuse('no-objection'));
  });
});
