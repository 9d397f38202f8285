/**
 * What is wrong with a record or a rule, for a person to put right. `at` is the place
 * in the file (`ballots[3].voter`); the words are in the messages under
 * `verdict.faults`, one key for each code.
 */
export type Fault = {
  readonly code: FaultCode;
  readonly at: string;
  /** What was found there, or the number it ought to be. */
  readonly found?: string;
  readonly expected?: string;
};

export type FaultCode =
  | 'not-an-object'
  | 'not-a-list'
  | 'not-a-text'
  | 'not-true-or-false'
  | 'not-a-whole-number'
  | 'not-a-decimal'
  | 'not-a-share'
  | 'not-an-instant'
  | 'not-one-of'
  | 'missing'
  | 'unknown-field'
  | 'out-of-place'
  | 'unknown-format'
  | 'unknown-preset'
  | 'no-test'
  | 'threshold-incomplete'
  | 'base-too-small'
  | 'duplicate-id'
  | 'unknown-voter'
  | 'voted-twice'
  | 'not-entitled'
  | 'mixed-ballots'
  | 'too-many-ballots'
  | 'secret-weights'
  | 'secret-veto'
  | 'weights-unknown'
  | 'counts-do-not-add-up'
  | 'too-many-vetoes'
  | 'roll-missing'
  | 'no-options'
  | 'too-many-seats'
  | 'rounds-fill-one-place'
  | 'unknown-option'
  | 'option-repeated'
  | 'too-many-marks'
  | 'score-too-high'
  | 'wrong-ballot'
  | 'silence-too-short'
  | 'closed-before-opened';

/** Thrown where a caller hands over what a reader would have refused: a bug, not a refusal. */
export class FaultyVoteError extends RangeError {
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super(faults.map((fault) => `${fault.at}: ${fault.code} ${fault.found ?? ''}`).join('; '));
    this.name = 'FaultyVoteError';
    this.faults = faults;
  }
}
