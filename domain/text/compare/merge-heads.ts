import type { TextAttributes, TextMark } from '@/domain/text/text';
import type { Head } from './flat';
import type { MarkRun, Token } from './token';

/** What comes of three values, of which two sides may have changed the first. */
export type Settled<Value> = { readonly value: Value; readonly agreed: boolean };

/** A value that one side changed is that side's; one that both changed in two ways is ours. */
export function settle<Value>(base: Value, ours: Value, theirs: Value): Settled<Value> {
  const [was, one, other] = [base, ours, theirs].map((value) => JSON.stringify(value ?? null));
  if (one === other || other === was) return { value: ours, agreed: true };
  return one === was ? { value: theirs, agreed: true } : { value: ours, agreed: false };
}

/** Merges kind, attributes and place in containers by themselves, like fields. */
export function mergeHeads(base: Head, ours: Head, theirs: Head): Settled<Head> {
  const kind = settle(kindOf(base), kindOf(ours), kindOf(theirs));
  const id = settle(base.attrs?.id, ours.attrs?.id, theirs.attrs?.id);
  const chain = settle(base.chain, ours.chain, theirs.chain);
  const key = settle(base.key, ours.key, theirs.key);
  const attrs: TextAttributes = { ...(id.value && { id: id.value }), ...kind.value.attrs };
  return {
    value: {
      key: key.value,
      type: kind.value.type,
      ...(Object.keys(attrs).length > 0 && { attrs }),
      chain: chain.value,
    },
    agreed: kind.agreed && chain.agreed,
  };
}

/** A heading and its level are one field: a paragraph has no level to keep. */
function kindOf({ type, attrs }: Head): { type: Head['type']; attrs: TextAttributes } {
  return { type, attrs: attrs?.level === undefined ? {} : { level: attrs.level } };
}

/** Merges the marks of one word that all three have, letter by letter and mark by mark. */
export function mergeMarks(base: Token, ours: Token, theirs: Token): Settled<Token> {
  const whole = settle(base.runs, ours.runs, theirs.runs);
  if (whole.agreed) return { value: marked(base, whole.value), agreed: true };
  let agreed = true;
  const runs: MarkRun[] = [];
  for (let at = 0; at < base.text.length; at += 1) {
    const names = new Map<string, Settled<TextMark | undefined>>();
    const [was, one, other] = [base, ours, theirs].map((token) => marksAt(token, at));
    for (const { type } of [...(was ?? []), ...(one ?? []), ...(other ?? [])]) {
      const of = (marks: readonly TextMark[] | undefined) =>
        marks?.find((mark) => mark.type === type);
      names.set(type, settle(of(was), of(one), of(other)));
    }
    agreed &&= [...names.values()].every((each) => each.agreed);
    const marks = [...names.values()].flatMap(({ value }) => (value ? [value] : []));
    addLetter(runs, marks);
  }
  return { value: marked(base, runs), agreed };
}

function marked({ text, isBreak }: Token, runs: readonly MarkRun[] | undefined): Token {
  const says = runs?.some(([, marks]) => marks.length > 0);
  return { text, ...(says && { runs }), ...(isBreak && { isBreak }) };
}

function marksAt({ runs }: Token, at: number): readonly TextMark[] {
  let end = 0;
  for (const [length, marks] of runs ?? []) {
    end += length;
    if (at < end) return marks;
  }
  return [];
}

function addLetter(runs: MarkRun[], marks: readonly TextMark[]): void {
  const last = runs.at(-1);
  if (last && JSON.stringify(last[1]) === JSON.stringify(marks)) {
    runs[runs.length - 1] = [last[0] + 1, last[1]];
  } else runs.push([1, marks]);
}
