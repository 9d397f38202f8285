import type { Message } from '@/domain/voting/message';
import { parseFraction } from './amount';
import { percentText } from './percent';
import type { AtLeast, Base, Cap, Quorum, ThresholdRule } from './rule';

/**
 * What a rule asks for, as sentences without a language: one for each thing it asks, in
 * the order in which it is looked at; the words are in the messages under `verdict.rule`.
 */
export function ruleInWords(rule: ThresholdRule): readonly Message[] {
  const { base, threshold, compare, minYes, unit, vetoGroups = [], caps = [], tie } = rule;
  const parts: Message[] = [];
  if (base !== undefined && threshold !== undefined && compare !== undefined) {
    parts.push({ key: 'rule.share', values: { unit, ...shareOf(threshold, compare, base) } });
  }
  if (minYes !== undefined) {
    parts.push({ key: 'rule.minimum', values: { unit, amount: { decimal: minYes } } });
  }
  parts.push(...caps.map(capInWords));
  if (rule.quorum) parts.push(quorumInWords(rule.quorum));
  if (vetoGroups.length > 0) {
    parts.push({ key: 'rule.veto', values: { groups: { names: vetoGroups } } });
  }
  parts.push(...(rule.also ?? []).flatMap(ruleInWords));
  if (tie !== undefined) parts.push({ key: 'rule.tie', values: { tie } });
  return parts;
}

function shareOf(threshold: string, compare: AtLeast, base: Base) {
  return {
    isHalf: String(threshold === '1/2' && compare === '>'),
    isAll: String(threshold === '1/1' && compare === '>='),
    compare: compare === '>' ? 'moreThan' : 'atLeast',
    share: { decimal: percentOf(threshold) },
    ...baseOf(base),
  };
}

function capInWords({ answer, base, threshold, compare }: Cap): Message {
  const values = { answer, share: { decimal: percentOf(threshold) }, ...baseOf(base) };
  const isNone = parseFraction(threshold)?.numerator === 0n;
  return { key: 'rule.cap', values: { ...values, isNone: String(isNone), compare } };
}

/** How many must take part, as a sentence without a language [V6]. */
export function quorumInWords({ of, threshold, compare, countedBy }: Quorum): Message {
  return { key: 'rule.quorum', values: { countedBy, ...shareOf(threshold, compare, of) } };
}

function baseOf(base: Base) {
  return typeof base === 'string'
    ? { base: base.replace('+i', 'I').replace('+a', 'A'), number: { decimal: '0' } }
    : { base: 'fixed', number: { decimal: base.fixed } };
}

function percentOf(threshold: string): string {
  const share = parseFraction(threshold);
  return share ? percentText(share, 2) : threshold;
}
