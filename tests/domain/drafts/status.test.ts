import { describe, expect, it } from 'vitest';
import { accept, refuse } from '@/domain/result';
import {
  canStep,
  draftStatuses,
  draftSteps,
  isOpenForWriting,
  stepAfter,
  stepFrom,
} from '@/domain/drafts/status';

/** The whole machine, one line a status; a dash is a refusal. */
const machine = `
            seal    reopen    withdraw   put-to-vote  adopt    reject    leave-undecided
drafting    sealed  -         withdrawn  voting       -        -         -
sealed      -       drafting  withdrawn  voting       -        -         -
voting      -       -         -          -            adopted  rejected  sealed
adopted     -       -         -          -            -        -         -
rejected    -       drafting  -          -            -        -         -
withdrawn   -       drafting  -          -            -        -         -
`;

const [head = [], ...rows] = machine
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/));

describe('the life of a draft', () => {
  it('is told in full by the table of this test', () => {
    expect(head).toEqual([...draftSteps]);
    expect(rows.map(([status]) => status)).toEqual([...draftStatuses]);
  });

  const cases = rows.flatMap(([from = '', ...cells]) =>
    cells.map((to, index) => ({ from, step: head[index] ?? '', to })),
  );

  it.each(cases)('$from, $step: $to', ({ from, step, to }) => {
    const status = draftStatuses.find((each) => each === from);
    const taken = draftSteps.find((each) => each === step);
    if (!status || !taken) throw new Error('not in the machine');
    expect(stepFrom(status, taken)).toEqual(to === '-' ? refuse(`draft-is-${from}`) : accept(to));
    expect(canStep(status, taken)).toBe(to !== '-');
  });

  it('lets people write while drafting and never else', () => {
    expect(draftStatuses.filter(isOpenForWriting)).toEqual(['drafting']);
  });
});

describe('what a closed vote does to its draft', () => {
  it.each([
    ['adopted', 'adopted'],
    ['rejected', 'rejected'],
    ['vetoed', 'rejected'],
    ['tied', 'sealed'],
    ['no-quorum', 'sealed'],
    ['undecided', 'sealed'],
  ] as const)('%s leaves it %s', (outcome, status) => {
    expect(stepFrom('voting', stepAfter(outcome))).toEqual(accept(status));
  });
});
