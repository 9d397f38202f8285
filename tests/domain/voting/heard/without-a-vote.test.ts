import { describe, expect, it } from 'vitest';
import {
  decideByConsensus,
  decideBySilence,
  decideWithoutVote,
  isSilenceLongEnough,
  type SilenceProcedure,
} from '@/domain/voting/heard/without-a-vote';

const hour = 3_600_000;
const objection = { by: 'FRA', at: 10 * hour };

describe('without a vote', () => {
  it('[V34] consensus is the absence of objection', () => {
    expect(decideByConsensus([]).outcome).toBe('adopted-by-consensus');
    expect(decideByConsensus([objection]).outcome).toBe('no-consensus');
    expect(decideByConsensus([{ ...objection, withdrawnAt: 11 * hour }]).outcome).toBe(
      'adopted-by-consensus',
    );
  });

  it('[V34] has no tally, and says whose objections stand', () => {
    const both = [objection, { by: 'GBR', at: 11 * hour }, { ...objection, at: 12 * hour }];
    expect(decideWithoutVote(both)).toMatchObject({ tally: null, objectedBy: ['FRA', 'GBR'] });
    expect(decideByConsensus([])).toMatchObject({ tally: null, inequality: null, objectedBy: [] });
  });

  it('[V34] an objection heard by the chair leads to a vote', () => {
    expect(decideWithoutVote([]).outcome).toBe('adopted-without-vote');
    expect(decideWithoutVote([objection]).outcome).toBe('objection-heard');
  });
});

describe('the silence procedure', () => {
  const procedure: SilenceProcedure = {
    startedAt: 0,
    deadlineAt: 72 * hour,
    extensions: [],
    members: ['FRA', 'GBR'],
    notifiedAt: { FRA: 0, GBR: hour },
    objections: [],
  };
  const later = 73 * hour;

  it('[V35] runs until its deadline has passed', () => {
    expect(decideBySilence(procedure, 72 * hour).outcome).toBe('silence-running');
    expect(decideBySilence(procedure, 72 * hour + 1).outcome).toBe('adopted-by-silence');
  });

  it.each([
    ['at the deadline', { by: 'FRA', at: 72 * hour }, 'silence-broken'],
    ['after the deadline', { by: 'FRA', at: 72 * hour + 1 }, 'adopted-by-silence'],
    ['by somebody who is no member', { by: 'XXX', at: hour }, 'adopted-by-silence'],
    ['to the text before this one', { by: 'FRA', at: -1 }, 'adopted-by-silence'],
    ['withdrawn in time', { by: 'FRA', at: hour, withdrawnAt: 2 * hour }, 'adopted-by-silence'],
    ['withdrawn too late', { by: 'FRA', at: hour, withdrawnAt: later }, 'silence-broken'],
  ])('[V35] an objection %s', (_, raised, outcome) => {
    expect(decideBySilence({ ...procedure, objections: [raised] }, later + hour).outcome).toBe(
      outcome,
    );
  });

  it('[V35] an objection breaks it at once', () => {
    expect(decideBySilence({ ...procedure, objections: [objection] }, 11 * hour).outcome).toBe(
      'silence-broken',
    );
  });

  it('[V35] an extension counts if it was given in time', () => {
    const extended = (grantedAt: number) => ({
      ...procedure,
      extensions: [{ grantedAt, deadlineAt: 96 * hour }],
    });
    expect(decideBySilence(extended(72 * hour), later).outcome).toBe('silence-running');
    expect(decideBySilence(extended(later), later).outcome).toBe('adopted-by-silence');
  });

  it('[V35] silence of somebody who was not told means nothing', () => {
    expect(decideBySilence({ ...procedure, notifiedAt: { FRA: 0 } }, later).outcome).toBe(
      'notification-incomplete',
    );
  });

  it('[V35] names those who were told too late, or not at all', () => {
    const notifiedAt = { FRA: 72 * hour + 1 };
    expect(decideBySilence({ ...procedure, notifiedAt }, later)).toMatchObject({
      tally: null,
      reason: 'not-all-told',
      untold: ['FRA', 'GBR'],
    });
  });

  it('[V35] lasts 72 hours at the least', () => {
    expect(isSilenceLongEnough(procedure)).toBe(true);
    expect(isSilenceLongEnough({ startedAt: 1, deadlineAt: 72 * hour })).toBe(false);
  });
});
