import type { VoteOption } from '@/domain/voting/terms';

/** An option as the ballot calls it. */
export function OptionName({ option }: { option: VoteOption }) {
  return <span className="text-lg leading-snug font-medium break-words">{option.name}</span>;
}
