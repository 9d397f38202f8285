import { commonOrder } from '@/domain/text/common-order';
import { type Block, wordsOfBlock } from '@/domain/text/sequence/block';
import {
  type Formatting,
  markKey,
  marksInForce,
  markValue,
} from '@/domain/text/sequence/marks-in-force';
import { type MarkName, markRules, type TextMark } from '@/domain/text/text';
import { type MarkWriter, operationsOf } from '@/server/text/write-sequence';
import type { WantedWords } from './wanted-blocks';

/** One step of a change, as Yjs takes a list of them from the beginning of a text to its end. */
export type DeltaStep =
  | { retain: number; attributes?: Record<string, unknown> }
  | { insert: unknown; attributes: Record<string, unknown> }
  | { delete: number };

/** A character with what it carries: in the text its formatting, in what is wanted its marks. */
type Letter = { readonly formatting: Formatting; readonly marks: readonly TextMark[] };

/** The steps that make the words of a block those wanted: whole words go and come, marks change. */
export function stepsForWords(
  block: Block,
  wanted: readonly WantedWords[],
  writer: MarkWriter,
): DeltaStep[] {
  const [before, after] = [wordsOfBlock(block), wanted.map(({ words }) => words).join('')];
  const now = block.pieces.flatMap(({ text, formatting }) => lettersOf(text, { formatting }));
  const then = wanted.flatMap(({ words, marks }) => lettersOf(words, { marks }));
  const steps: DeltaStep[] = [];
  let [at, reached] = [0, 0];
  const goTo = (from: number, to: number) => {
    const left = now[at - 1]?.formatting ?? block.formatting;
    steps.push(...insertions(after, then, reached, to, left, writer));
    if (from > at) steps.push({ delete: from - at });
    [at, reached] = [from, to];
  };
  for (const [from, to, length] of keptWords(before, after)) {
    goTo(from, to);
    for (let index = 0; index < length; index += 1)
      steps.push(keeping(now[from + index]?.marks, then[to + index]?.marks, writer));
    [at, reached] = [from + length, to + length];
  }
  goTo(before.length, after.length);
  return steps;
}

function lettersOf(
  words: string,
  { formatting = {}, marks = marksInForce(formatting) }: Partial<Letter>,
): Letter[] {
  return Array.from({ length: words.length }, () => ({ formatting, marks }));
}

const wordPattern = /[\p{L}\p{N}\p{M}]+|\s|./gsu;

/** Which words stay: where they stand, where they will stand, and how long they are. */
function keptWords(before: string, after: string): [from: number, to: number, length: number][] {
  const [one, other] = [tokensOf(before), tokensOf(after)];
  const pairs = commonOrder(
    one.map(({ word }) => word),
    other.map(({ word }) => word),
  );
  return pairs.map(([from, to]) => {
    const { at = 0, word = '' } = one[from] ?? {};
    return [at, other[to]?.at ?? 0, word.length];
  });
}

function tokensOf(words: string): { word: string; at: number }[] {
  return [...words.matchAll(wordPattern)].map(({ 0: word, index }) => ({ word, at: index }));
}

/** New words with their marks; where the letter to their left carries the same, they join it. */
function* insertions(
  words: string,
  letters: readonly Letter[],
  from: number,
  to: number,
  left: Formatting,
  writer: MarkWriter,
): Generator<DeltaStep> {
  for (let at = from; at < to;) {
    const marks = letters[at]?.marks ?? [];
    let end = at + 1;
    while (end < to && sameMarks(letters[end]?.marks ?? [], marks)) end += 1;
    const joins = sameMarks(marksInForce(left), marks);
    const attributes = joins ? { ...left } : operationsOf(marks, writer);
    yield { insert: words.slice(at, end), attributes };
    at = end;
  }
}

/** A letter that stays, with the operations that give it the marks it should have. */
function keeping(
  now: readonly TextMark[] = [],
  then: readonly TextMark[] = [],
  writer: MarkWriter,
): DeltaStep {
  const attributes: Record<string, unknown> = {};
  for (const name of Object.keys(markRules) as MarkName[]) {
    const [has, wants] = [now, then].map((marks) => marks.find(({ type }) => type === name));
    if (has === wants || (has && wants && sameMarks([has], [wants]))) continue;
    attributes[markKey(name, writer.number, writer.client)] = wants ? markValue(wants) : false;
  }
  return Object.keys(attributes).length > 0 ? { retain: 1, attributes } : { retain: 1 };
}

function sameMarks(one: readonly TextMark[], other: readonly TextMark[]): boolean {
  return (
    one.length === other.length &&
    one.every((mark) =>
      other.some(({ type, attrs }) => type === mark.type && attrs?.href === mark.attrs?.href),
    )
  );
}

/** Neighbouring steps of one kind as one. */
export function joinSteps(steps: readonly DeltaStep[]): DeltaStep[] {
  const joined: DeltaStep[] = [];
  for (const step of steps) {
    const last = joined.at(-1);
    const isSame = JSON.stringify(attributesOf(last)) === JSON.stringify(attributesOf(step));
    if (last && 'delete' in last && 'delete' in step) last.delete += step.delete;
    else if (last && 'retain' in last && 'retain' in step && isSame) last.retain += step.retain;
    else joined.push({ ...step });
  }
  return joined;
}

function attributesOf(step: DeltaStep | undefined) {
  return step && 'attributes' in step ? step.attributes : undefined;
}
