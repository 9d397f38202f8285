import { normalizeText } from '@/domain/text/canonical-text';
import { bodyStart, numberClauses } from '@/domain/text/clauses';
import { stepAfter, type DraftStep } from '@/domain/drafts/status';
import { type TextJson, type TextNode, wordsOf } from '@/domain/text/text';
import type { Decision } from '@/domain/voting/heard/without-a-vote';

/** A part of a text that can be voted on by itself: a clause with what belongs to it. */
export type Part = {
  /** The ids of its blocks; the first one names the part. */
  readonly blocks: readonly string[];
  /** `§ 3` for a clause of the body, `PP 1` for one of the preamble, empty without a number. */
  readonly label: string;
  /** Its first words. */
  readonly words: string;
};

/** So many characters of a part tell it from the others. */
const firstWordsLength = 90;

/**
 * The parts of a text that can be voted on separately, in their order [V50]. A list, a
 * table or a quote belongs to the clause before it; a heading is no part.
 */
export function partsOf(text: TextJson): readonly Part[] {
  const labels = labelsOf(text);
  const from = bodyStart(text);
  const parts: Part[] = [];
  let begins = true;
  for (const [index, block] of (text.content ?? []).entries()) {
    const id = block.attrs?.id;
    const last = parts.at(-1);
    if (!saysSomething(block) || !id) {
      begins = true;
    } else if (begins || !last || index < from || labels.has(index)) {
      parts.push({ blocks: [id], label: labels.get(index) ?? '', words: firstWords(block) });
      begins = false;
    } else {
      parts[parts.length - 1] = { ...last, blocks: [...last.blocks, id] };
    }
  }
  return parts;
}

/** How the blocks of a text itself are cited, by their index. */
function labelsOf(text: TextJson): ReadonlyMap<number, string> {
  const labels = new Map<number, string>();
  for (const { kind, path, reference } of numberClauses(text)) {
    const [index = 0] = path;
    if (kind === 'clause') labels.set(index, `§ ${reference}`);
  }
  const preamble = (text.content ?? []).slice(0, bodyStart(text)).entries();
  const recitals = [...preamble].filter(([, block]) => saysSomething(block));
  for (const [place, [index]] of recitals.entries()) labels.set(index, `PP ${place + 1}`);
  return labels;
}

function firstWords(block: TextNode): string {
  const words = wordsOf(block).trim().replace(/\s+/gu, ' ');
  return words.length > firstWordsLength ? `${words.slice(0, firstWordsLength - 1)}…` : words;
}

/** How the parts that these blocks belong to are cited: `§ 3, § 5`. */
export function citationOf(text: TextJson, blocks: readonly string[]): string {
  const chosen = new Set(blocks);
  return partsOf(text)
    .filter((part) => part.blocks.some((id) => chosen.has(id)))
    .map(({ label, words }) => label || `“${words.slice(0, 20).trim()}…”`)
    .join(', ');
}

/** The text without these blocks: what remains when a part was rejected. */
export function withoutBlocks(text: TextJson, blocks: readonly string[]): TextJson {
  const gone = new Set(blocks);
  const content = (text.content ?? []).filter(({ attrs }) => !attrs?.id || !gone.has(attrs.id));
  return normalizeText({ type: 'doc', content });
}

/** Whether anything is left that a body could adopt [V51]. */
export function hasOperativePart(text: TextJson): boolean {
  return (text.content ?? []).slice(bodyStart(text)).some(saysSomething);
}

/**
 * What a closed vote does to the draft whose text was voted on. A straw poll does nothing
 * [V53]. A vote on parts leaves the draft to be voted on as a whole, unless it left
 * nothing operative [V51].
 */
export function stepAfterVote(
  { isStraw, blocks }: { readonly isStraw: boolean; readonly blocks: readonly string[] },
  outcome: Decision['outcome'],
  remainder: TextJson | null,
): DraftStep | null {
  if (isStraw) return null;
  if (blocks.length === 0) return stepAfter(outcome);
  const isEmpty = remainder !== null && !hasOperativePart(remainder);
  return isEmpty ? 'reject' : 'leave-undecided';
}

/** What says something by itself: neither a heading nor a line nor a blank. */
function saysSomething(block: TextNode): boolean {
  return (
    block.type !== 'heading' && block.type !== 'horizontalRule' && wordsOf(block).trim() !== ''
  );
}
