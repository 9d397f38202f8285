import type { Message } from './message';
import type { Verdict } from './verdict';

/** What a straw poll came to, in words that decide nothing [V53]. */
export function strawOutcome({ outcome }: Pick<Verdict, 'outcome'>): Message {
  return { key: `strawOutcomes.${outcome}`, values: {} };
}
