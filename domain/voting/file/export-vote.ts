import type { BallotContent } from '@/domain/voting/casting/ballot';
import type { ChoiceRule, Option } from '@/domain/voting/choices/choice';
import { FaultyVoteError } from '@/domain/voting/fault';
import type { ChosenRule } from '@/domain/voting/rules/own-rule';
import { isPresetName, type PresetName } from '@/domain/voting/rules/presets';
import type { BallotState, RollEntry, ThresholdRule } from '@/domain/voting/rules/rule';
import { ruleOfSecondVote } from '@/domain/voting/conduct/second-vote';
import type { Deciding, VoteMethod } from '@/domain/voting/terms';
import type { Verdict } from '@/domain/voting/rules/verdict';
import { readVoteRecord, countFormat, recount } from './vote-record';

/** A line of the roll with what counts for it, once the chair's rulings are applied. */
export type CountedLine = RollEntry & {
  /** As the chair has marked it; a marked delegation has no ballot. */
  readonly mark: 'absent' | 'not-participating' | null;
  /** By the chair's ruling it had to abstain, whatever its ballot says. */
  readonly mustAbstain: boolean;
  readonly content: BallotContent | null;
  /** Whether a ballot came in on it: of a secret vote all that is known of the line. */
  readonly hasVoted?: boolean;
  /** What the chair ruled on its objection in a round of consent [V33]. */
  readonly ruled?: { readonly standing: 'resolved' | 'unfounded'; readonly because: string } | null;
};

/** What a closed vote is made of, as far as a recount needs it. */
export type CountedVote = {
  readonly deciding: Deciding;
  readonly roll: readonly CountedLine[];
  /** The ballots of a secret vote, which no line of the roll has; null in all others. */
  readonly papers: readonly BallotContent[] | null;
  /** A second vote after a tie: equal again, it is lost [V40]. */
  readonly isSecond?: boolean;
};

type ExportedBallot = BallotContent & { readonly voter?: string };

/** The file that anybody can recount: `npm run tally -- <file>`. */
export type ExportedVote = {
  readonly format: typeof countFormat;
  readonly method: VoteMethod;
  readonly rule?: PresetName | ThresholdRule | ChoiceRule;
  /** What a body calls a rule of its own. */
  readonly ruleName?: string;
  readonly options?: readonly Option[];
  readonly seats?: number;
  readonly roll: readonly RollEntry[];
  readonly ballots: readonly ExportedBallot[];
};

/** Writes a vote as the file format has it, in the body's order. */
export function exportVote({
  deciding,
  roll,
  papers,
  isSecond = false,
}: CountedVote): ExportedVote {
  const { method, ...terms } = deciding;
  return {
    format: countFormat,
    method,
    ...('options' in terms
      ? { ...terms, options: terms.options.map(({ id, name }) => ({ id, name })) }
      : 'rule' in terms
        ? thresholdOnFile(terms.rule, isSecond)
        : terms),
    roll: roll.map(({ id, name, weight, groups, entitled }) => {
      return { id, name, weight, groups, entitled };
    }),
    ballots: papers ? withoutNames(papers, roll) : roll.flatMap(namedBallot),
  };
}

/** A body's own rule stands in the file as it is, with its name beside it. */
function thresholdOnFile(chosen: ChosenRule, isSecond: boolean) {
  const rule = isPresetName(chosen) ? chosen : chosen.rule;
  return {
    rule: isSecond ? ruleOfSecondVote(chosen) : rule,
    ...(!isPresetName(chosen) && { ruleName: chosen.name }),
  };
}

function namedBallot(line: CountedLine): ExportedBallot[] {
  const content = countedContent(line);
  return content ? [{ voter: line.id, ...content }] : [];
}

/** The ballots of a secret vote, and one for each that the chair has marked as taking no part. */
function withoutNames(
  papers: readonly BallotContent[],
  roll: readonly CountedLine[],
): BallotContent[] {
  const marked = roll.filter(({ entitled, mark, hasVoted }) => {
    return entitled && mark === 'not-participating' && hasVoted !== true;
  });
  return [...papers, ...marked.map(() => ({ answer: 'not-participating' }) as const)];
}

/** What counts for a line: a ruling before the ballot, the ballot before nothing [V3]. */
export function countedContent({
  entitled,
  mark,
  mustAbstain,
  content,
  ruled,
}: CountedLine): BallotContent | null {
  if (!entitled || mark === 'absent') return null;
  if (mark === 'not-participating') return { answer: mark };
  return mustAbstain ? { answer: 'abstain' } : withStanding({ content, ruled });
}

/** A ballot as it was marked, with the ruling on its objection where there is one [V33]. */
export function withStanding({
  content,
  ruled,
}: Pick<CountedLine, 'content' | 'ruled'>): BallotContent | null {
  const objected = content && 'answer' in content ? content.objection : undefined;
  return content && objected && ruled
    ? { ...content, objection: { ...objected, ...ruled } }
    : content;
}

/** A line's state in the tally; `voted` for whoever chose among options, or in secret. */
export function countedState(line: CountedLine): BallotState | 'voted' {
  if (!line.entitled) return 'not-entitled';
  const content = countedContent(line);
  if (!content) return line.hasVoted && line.mark === null ? 'voted' : 'absent';
  return 'answer' in content ? content.answer : 'voted';
}

/**
 * Counts a vote by way of its own export, so that what the server decides is what the
 * file says. Throws on a vote that may not be counted: that is a bug, not a refusal.
 */
export function countVote(vote: CountedVote): Verdict {
  const record = readVoteRecord(exportVote(vote));
  if (!record.ok) throw new FaultyVoteError(record.faults);
  const verdict = recount(record.value);
  if (verdict.tally === null) throw new Error('In a decision without a vote nothing is counted.');
  return verdict;
}

/**
 * Writes the roll call as a table that spreadsheets open: one delegation a line, and in a
 * choice one column an option. A cell that a spreadsheet would take for a formula is kept
 * a text by an apostrophe.
 *
 * @param words the heading of each column and the words for what a line says
 */
export function rollCallTable<Line extends CountedLine>(
  { roll, deciding }: { roll: readonly Line[]; deciding: Deciding },
  words: { columns: readonly string[]; answer: (line: Line) => string },
): string {
  const options = 'options' in deciding ? deciding.options : [];
  const lines = roll.map((line) => {
    const content = countedContent(line);
    const marks = options.map(({ id }) => markOf(content, id));
    return [line.id, line.name, line.weight, line.groups.join(' '), words.answer(line), ...marks];
  });
  const heading = [...words.columns, ...options.map(({ name }) => name)];
  return [heading, ...lines].map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');
}

/** What a ballot says of one option: its rank, its grade, 1 for a mark; empty for nothing. */
function markOf(content: BallotContent | null, option: string): string {
  if (!content || 'answer' in content) return '';
  if ('approves' in content) return content.approves.includes(option) ? '1' : '';
  if ('scores' in content) return String(content.scores[option] ?? '');
  const rank = content.ranking.findIndex((equals) => equals.includes(option)) + 1;
  return rank === 0 ? '' : String(rank);
}

/**
 * A cell that no spreadsheet takes for a formula: neither at its beginning nor behind a
 * semicolon, at which French ones cut, whatever quotes stand around it.
 */
function cell(text: string): string {
  const safe = text.replaceAll(/(^|[;\t\r\n])(?=[\s"']*[=+\-@])/g, "$1'");
  return /[",;\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
