import { useLocale, useTranslations } from 'next-intl';
import type { Ref } from 'react';
import { Moment } from '@/components/ui/moment';
import { explainVerdict } from '@/domain/voting/rules/explain';
import { valuesIn, type Message } from '@/domain/voting/message';
import { strawOutcome } from '@/domain/voting/conduct/straw';
import type { VoteTerms } from '@/domain/voting/terms';
import type { Outcome } from '@/domain/voting/rules/verdict';
import type { VoteResult } from '@/domain/voting/vote-snapshot';
import { ChoiceResult } from './results/choice-result';
import { TallyBar } from './tally-bar';

/** The ink an outcome is written in; the word says it, the colour only helps. */
export const verdictInks = {
  adopted: 'text-positive',
  elected: 'text-positive',
  rejected: 'text-negative',
  vetoed: 'text-negative',
  tied: 'text-caution',
  'no-quorum': 'text-caution',
  undecided: 'text-caution',
} as const satisfies Record<Outcome, string>;

type Props = {
  result: VoteResult;
  terms: Pick<VoteTerms, 'deciding' | 'isStraw'>;
  closedAt: string | null;
  /** Takes the focus when the ballot that had it is gone. */
  heading: Ref<HTMLHeadingElement>;
};

/** What the vote came to, why in words and numbers, and what would have changed it. */
export function VerdictPanel({ result, terms, closedAt, heading }: Props) {
  const words = useTranslations('votes');
  const say = useSentence();
  const { verdict } = result;
  const { deciding, isStraw } = terms;
  const { choice, nameOf, told } = tellResult(result, deciding);
  return (
    <section
      aria-labelledby="verdict"
      className={`rounded-md border border-t-4 border-current bg-surface px-5 py-6 sm:px-8 sm:py-8 ${verdictInks[verdict.outcome]}`}
    >
      <p className="text-sm text-muted">{words(isStraw ? 'strawVerdict' : 'verdictTitle')}</p>
      <h2
        id="verdict"
        ref={heading}
        tabIndex={-1}
        className="font-serif text-4xl leading-tight font-semibold tracking-tight outline-none sm:text-6xl"
      >
        {say(isStraw ? strawOutcome(verdict) : told.outcome)}
      </h2>
      {choice && <Elected names={verdict.elected.map(nameOf)} />}
      <div className="text-ink">
        <p className="mt-3 max-w-prose text-lg">{say(told.reason)}</p>
        <div className="mt-6">
          {choice ? (
            <ChoiceResult verdict={verdict} deciding={choice} />
          ) : (
            <TallyBar tally={verdict.tally} />
          )}
        </div>
        <div className="mt-6 grid gap-6 md:grid-cols-2">
          <Sentences title={words('arithmetic')} messages={told.arithmetic} />
          <Sentences title={words('changed')} messages={told.changed} />
        </div>
        <Proof inequalities={told.proof} />
        {closedAt !== null && (
          <p className="mt-6 text-sm text-muted">
            {words('closedAt')} <Moment at={closedAt} />
          </p>
        )}
      </div>
    </section>
  );
}

/** Who is elected, in the order of election, large enough for the back of the room. */
function Elected({ names }: { names: readonly string[] }) {
  if (names.length === 0) return null;
  return (
    <ol className="mt-2 font-serif text-2xl leading-snug font-semibold break-words sm:text-3xl">
      {names.map((name) => (
        <li key={name}>{name}</li>
      ))}
    </ol>
  );
}

/** The exact comparisons in whole numbers. */
function Proof({ inequalities }: { inequalities: readonly string[] }) {
  const words = useTranslations('votes');
  if (inequalities.length === 0) return null;
  return (
    <details className="mt-6 text-sm">
      <summary className="min-h-6">{words('proof')}</summary>
      {inequalities.map((inequality) => (
        <p key={inequality} className="mt-1 max-w-prose break-words tabular-nums">
          {inequality}
        </p>
      ))}
    </details>
  );
}

function Sentences({ title, messages }: { title: string; messages: readonly Message[] }) {
  const say = useSentence();
  if (messages.length === 0) return null;
  return (
    <div>
      <h3 className="text-sm font-semibold">{title}</h3>
      {messages.map((message) => (
        <p key={JSON.stringify(message)} className="mt-1 max-w-prose tabular-nums">
          {say(message)}
        </p>
      ))}
    </div>
  );
}

/** A verdict explained by the names of its options, or of its delegations. */
export function tellResult({ verdict, rollCall }: VoteResult, deciding: VoteTerms['deciding']) {
  const choice = 'options' in deciding ? deciding : null;
  const named = choice?.options ?? rollCall.map(({ voter, name }) => ({ id: voter, name }));
  const names = new Map(named.map(({ id, name }) => [id, name]));
  const nameOf = (id: string) => names.get(id) ?? id;
  return { choice, nameOf, told: explainVerdict(verdict, nameOf) };
}

/** Says a sentence of the domain in the reader's language. */
export function useSentence(): (message: Message) => string {
  const [words, locale] = [useTranslations('verdict'), useLocale()];
  return (message) =>
    // The domain builds its keys; tests hold each to a sentence in both languages.
    words(message.key as Parameters<typeof words>[0], valuesIn(locale, message));
}
