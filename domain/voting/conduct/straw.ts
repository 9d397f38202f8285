import type { Message } from '@/domain/voting/message';
import type { Verdict } from '@/domain/voting/rules/verdict';

/** What a straw poll came to, in words that decide nothing [V53]. */
export function strawOutcome({ outcome }: Pick<Verdict, 'outcome'>): Message {
  return { key: `strawOutcomes.${outcome}`, values: {} };
}
