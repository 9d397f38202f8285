import { looksLike, plainLine } from '@/domain/plain-words';
import { accept, refuse, type Result } from '@/domain/result';
import { amountOf, parseAmount } from './rules/amount';
import { choiceMethods, type ChoiceMethod, type ChoiceRule, type Option } from './choices/choice';
import { gradeMax, markingOf } from './choices/offered-methods';
import { isWithinReach } from './rules/offered-rules';
import { readOwnRule, ruleOf, type ChosenRule } from './rules/own-rule';
import { isPresetName } from './rules/presets';
import { rulesWithin, type RollEntry } from './rules/rule';

/** Decisions without a vote: nothing is counted in them [V34, V35]. */
export const uncountedMethods = ['consensus', 'without-vote', 'silence'] as const;

export type UncountedMethod = (typeof uncountedMethods)[number];

/** How a question is decided. */
export type VoteMethod = 'threshold' | ChoiceMethod | 'consent' | UncountedMethod;

export const voteMethods = [
  'threshold',
  ...choiceMethods,
  'consent',
  ...uncountedMethods,
] as const satisfies readonly VoteMethod[];

/**
 * Who learns how anybody voted. `open`: everybody, at once where the terms say so.
 * `sealed`: everybody, after the closing. `secret`: nobody; the ballots lose their names.
 */
export const secrecies = ['open', 'sealed', 'secret'] as const;

export type Secrecy = (typeof secrecies)[number];

/** What everybody sees while the vote runs; each includes the ones before it. */
export const sights = ['nothing', 'count', 'who', 'how'] as const;

export type Sight = (typeof sights)[number];

/** An option of a choice; one that is a draft's sealed version names it with its hash. */
export type VoteOption = Option & {
  readonly draftId?: string;
  readonly versionId?: string;
  readonly sha256?: string;
};

/** How it is decided: what the file format calls method, rule, options and seats. */
export type Deciding =
  | { readonly method: 'threshold'; readonly rule: ChosenRule }
  | {
      readonly method: ChoiceMethod;
      readonly rule: ChoiceRule;
      readonly options: readonly VoteOption[];
      readonly seats: number;
    }
  | { readonly method: 'consent' | UncountedMethod };

/** All that is chosen before a vote opens, and never changes afterwards. */
export type VoteTerms = {
  readonly question: string;
  readonly deciding: Deciding;
  /** A straw poll decides nothing [V53]. */
  readonly isStraw: boolean;
  readonly secrecy: Secrecy;
  readonly meanwhile: Sight;
  /** Who casts for a delegation: any of its people, or only its head. */
  readonly castBy: 'any' | 'head';
  readonly closesWhenAll: boolean;
  /** When the result is shown: with the closing, or when the chair publishes it. */
  readonly publishes: 'at-closing' | 'by-chair';
};

/** What is offered first: names and votes after the closing, meanwhile how many have voted. */
export const usualTerms = {
  isStraw: false,
  secrecy: 'sealed',
  meanwhile: 'count',
  castBy: 'any',
  closesWhenAll: false,
  publishes: 'at-closing',
} as const satisfies Omit<VoteTerms, 'question' | 'deciding'>;

/** Whether nothing is counted in it [V34, V35]. */
export function isUncounted(
  deciding: Deciding,
): deciding is Deciding & { readonly method: UncountedMethod } {
  return uncountedMethods.some((method) => method === deciding.method);
}

export type TermsRefusal =
  | 'question-missing'
  | 'question-too-long'
  | 'unknown-rule'
  | 'unknown-secrecy'
  | 'shows-too-much'
  | 'heard-by-all'
  | 'rule-out-of-reach'
  | 'secret-needs-no-names'
  | 'secret-needs-equal-weights'
  | 'too-few-options'
  | 'too-many-options'
  | 'option-twice'
  | 'too-many-seats'
  | 'rounds-fill-one-place'
  | 'weights-all-one'
  | 'max-out-of-range'
  | 'empty-roll';

/** So long a question may be, in characters. */
export const questionMax = 300;
/** So many options a ballot may have. */
export const optionsMax = 50;

const mostSeen = { open: 'how', sealed: 'who', secret: 'nothing' } as const satisfies Record<
  Secrecy,
  Sight
>;

/** Whether a vote of this secrecy may show this much while it runs [V37]. */
export function mayShow(secrecy: Secrecy, sight: Sight): boolean {
  return sights.indexOf(sight) <= sights.indexOf(mostSeen[secrecy]);
}

/** Whether so much is seen meanwhile under these terms. */
export function shows({ meanwhile }: Pick<VoteTerms, 'meanwhile'>, sight: Sight): boolean {
  return sights.indexOf(sight) <= sights.indexOf(meanwhile);
}

/** The drafts that are chosen among [V52]; none where the options are free. */
export function draftsOf({ deciding }: Pick<VoteTerms, 'deciding'>): readonly string[] {
  return 'options' in deciding ? deciding.options.flatMap(({ draftId }) => draftId ?? []) : [];
}

/** Methods in which everybody hears the objections, each with its reason [V33, V34, V35]. */
export const heardMethods = ['consent', ...uncountedMethods] as const;

/** Whether everybody hears the objections as they are raised. */
export function isHeard(method: VoteMethod): method is (typeof heardMethods)[number] {
  return heardMethods.some((each) => each === method);
}

/** The terms of a question in which everybody hears the objections at once [V33, V34, V35]. */
export const heardByAll = { secrecy: 'open', meanwhile: 'how' } as const;

/** Holds terms against each other and against the roll before a vote opens. */
export function checkTerms(
  typed: VoteTerms,
  roll: readonly RollEntry[],
): Result<VoteTerms, TermsRefusal> {
  const terms = inPlainWords(typed);
  const { question, deciding, secrecy, meanwhile } = terms;
  if (question === '') return refuse('question-missing');
  if (question.length > questionMax) return refuse('question-too-long');
  const entitled = roll.filter((entry) => entry.entitled);
  if (entitled.length === 0) return refuse('empty-roll');
  if (!mayShow(secrecy, meanwhile)) return refuse('shows-too-much');
  if (isHeard(deciding.method) && meanwhile !== 'how') return refuse('heard-by-all');
  const unsound = decidingRefusal(deciding, entitled);
  if (unsound) return refuse(unsound);
  const named = secrecy === 'secret' ? secretRefusal(deciding, entitled) : null;
  return named ? refuse(named) : accept(terms);
}

function inPlainWords(terms: VoteTerms): VoteTerms {
  const { deciding } = terms;
  const question = plainLine(terms.question);
  if (!('options' in deciding)) return { ...terms, question };
  const options = deciding.options.map((option) => ({ ...option, name: plainLine(option.name) }));
  return { ...terms, question, deciding: { ...deciding, options } };
}

function decidingRefusal(deciding: Deciding, entitled: readonly RollEntry[]): TermsRefusal | null {
  if (deciding.method === 'threshold') {
    if (!isSound(deciding.rule)) return 'unknown-rule';
    if (!isWithinReach(deciding.rule, entitled.length)) return 'rule-out-of-reach';
    return areWeightsMissing(deciding.rule, entitled) ? 'weights-all-one' : null;
  }
  return 'options' in deciding ? choosingRefusal(deciding) : null;
}

/** A known body's rule by its name, or the body's own as it is kept. */
function isSound(rule: ChosenRule): boolean {
  return isPresetName(rule) || readOwnRule(rule).ok;
}

/** A rule that counts populations or shares says nothing where nobody entered any [V13]. */
function areWeightsMissing(rule: ChosenRule, entitled: readonly RollEntry[]): boolean {
  const isWeighed = rulesWithin(ruleOf(rule)).some(({ unit }) => unit === 'weight');
  return isWeighed && entitled.every(({ weight }) => weight === '1');
}

type Choosing = Extract<Deciding, { options: unknown }>;

function choosingRefusal({ method, rule, options, seats }: Choosing): TermsRefusal | null {
  if (options.length < 2 || options.some(({ name }) => name === '')) return 'too-few-options';
  if (options.length > optionsMax) return 'too-many-options';
  const isTwice = options.some(({ name }, index) =>
    options.slice(index + 1).some((other) => looksLike(name, other.name)),
  );
  if (isTwice) return 'option-twice';
  if (seats >= options.length) return 'too-many-seats';
  return methodRefusal({ method, rule, options, seats });
}

function methodRefusal({ method, rule, options, seats }: Choosing): TermsRefusal | null {
  if (rule.rounds === 2 && seats > 1) return 'rounds-fill-one-place';
  // Grades without a highest one could not be put on a ballot.
  const { max = markingOf(method) === 'grades' ? 0 : 1 } = rule;
  const most = method === 'approval' ? options.length : gradeMax;
  return max < 1 || max > most ? 'max-out-of-range' : null;
}

/** A ballot without a name can be neither weighed nor a veto [V17], nor give reasons. */
function secretRefusal(deciding: Deciding, entitled: readonly RollEntry[]): TermsRefusal | null {
  const one = amountOf(1n * 1_000_000n);
  const weighs = entitled.some(({ weight }) => parseAmount(weight) !== one);
  if (deciding.method === 'threshold') {
    const rules = rulesWithin(ruleOf(deciding.rule));
    if (rules.some(({ vetoGroups }) => vetoGroups !== undefined)) return 'secret-needs-no-names';
    return weighs && rules.some(({ unit }) => unit === 'weight')
      ? 'secret-needs-equal-weights'
      : null;
  }
  if (!('options' in deciding)) return 'secret-needs-no-names';
  return weighs ? 'secret-needs-equal-weights' : null;
}
