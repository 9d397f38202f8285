import { useTranslations } from 'next-intl';
import { TallyBar } from '@/components/voting/tally-bar';
import { useSentence } from '@/components/voting/verdict-panel';
import { explainVerdict } from '@/domain/voting/rules/explain';
import type { RollEntry } from '@/domain/voting/rules/rule';
import type { Verdict } from '@/domain/voting/rules/verdict';

type Props = { verdict: Verdict; seats: readonly RollEntry[] };

/** The verdict that would come out, why, and what would change it. */
export function SupposedVerdict({ verdict, seats }: Props) {
  const words = useTranslations('whatIf');
  const say = useSentence();
  const names = new Map(seats.map(({ id, name }) => [id, name]));
  const told = explainVerdict(verdict, (id) => names.get(id) ?? id);
  return (
    <output className="flex flex-col gap-3 border-t border-line pt-4">
      <p className="text-sm text-muted">{words('wouldBe')}</p>
      <p className="font-serif text-3xl leading-tight font-semibold">{say(told.outcome)}</p>
      <p className="max-w-prose">{say(told.reason)}</p>
      <TallyBar tally={verdict.tally} />
      {[...told.changed, ...told.arithmetic].map((message) => (
        <p key={JSON.stringify(message)} className="max-w-prose text-[0.9375rem] tabular-nums">
          {say(message)}
        </p>
      ))}
    </output>
  );
}
