import type { PresetName } from './presets';
import type { AnswerBallot, BallotState, RollEntry } from './rule';

/** What a closed vote is made of, as far as a recount needs it. */
export type CountedVote = {
  readonly rule: PresetName;
  readonly roll: readonly RollEntry[];
  readonly ballots: readonly AnswerBallot[];
};

/** The file that anybody can recount: `npm run tally -- <file>`. */
export type ExportedVote = CountedVote & {
  readonly format: 'plenary.vote-record/1';
  readonly method: 'threshold';
};

/** Writes a vote as the file format has it, in the body's order. */
export function exportVote({ rule, roll, ballots }: CountedVote): ExportedVote {
  return {
    format: 'plenary.vote-record/1',
    method: 'threshold',
    rule,
    roll: roll.map(({ id, name, weight, groups, entitled }) => {
      return { id, name, weight, groups, entitled };
    }),
    ballots: ballots.map(({ voter, answer }) => ({ voter, answer })),
  };
}

/**
 * Writes the roll call as a table that spreadsheets open: one delegation a line. A cell
 * that a spreadsheet would take for a formula is kept a text by an apostrophe.
 *
 * @param words the heading of each column and the word for each answer
 */
export function rollCallTable(
  { roll, ballots }: CountedVote,
  words: { columns: readonly string[]; answer: (state: BallotState) => string },
): string {
  const answerOf = new Map(ballots.map(({ voter, answer }) => [voter, answer]));
  const lines = roll.map(({ id, name, weight, groups }) => {
    return [id, name, weight, groups.join(' '), words.answer(answerOf.get(id) ?? 'absent')];
  });
  return [words.columns, ...lines].map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');
}

function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
