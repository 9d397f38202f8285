import { useLocale, useTranslations } from 'next-intl';
import type { Ref } from 'react';
import { Moment } from '@/components/ui/moment';
import { explainVerdict } from '@/domain/voting/explain';
import { valuesIn, type Message } from '@/domain/voting/message';
import type { Outcome } from '@/domain/voting/verdict';
import type { VoteResult } from '@/domain/voting/vote-snapshot';
import { TallyBar } from './tally-bar';

const tones = {
  adopted: 'text-positive border-positive',
  elected: 'text-positive border-positive',
  rejected: 'text-negative border-negative',
  vetoed: 'text-negative border-negative',
  tied: 'text-caution border-caution',
  'no-quorum': 'text-caution border-caution',
  undecided: 'text-caution border-caution',
} as const satisfies Record<Outcome, string>;

type Props = {
  result: VoteResult;
  closedAt: string | null;
  /** Takes the focus when the ballot that had it is gone. */
  heading: Ref<HTMLHeadingElement>;
};

/** What the vote came to, why in words and numbers, and what would have changed it. */
export function VerdictPanel({ result, closedAt, heading }: Props) {
  const words = useTranslations('votes');
  const say = useSentence();
  const { verdict, rollCall } = result;
  const names = new Map(rollCall.map(({ voter, name }) => [voter, name]));
  const told = explainVerdict(verdict, (id) => names.get(id) ?? id);
  return (
    <section
      aria-labelledby="verdict"
      className={`rounded-md border border-t-4 bg-surface px-5 py-6 sm:px-8 sm:py-8 ${tones[verdict.outcome]}`}
    >
      <p className="text-sm text-muted">{words('verdictTitle')}</p>
      <h2
        id="verdict"
        ref={heading}
        tabIndex={-1}
        className="font-serif text-4xl leading-tight font-semibold tracking-tight outline-none sm:text-6xl"
      >
        {say(told.outcome)}
      </h2>
      <div className="text-ink">
        <p className="mt-3 max-w-prose text-lg">{say(told.reason)}</p>
        <div className="mt-6">
          <TallyBar tally={verdict.tally} />
        </div>
        <div className="mt-6 grid gap-6 md:grid-cols-2">
          <Sentences title={words('arithmetic')} messages={told.arithmetic} />
          <Sentences title={words('changed')} messages={told.changed} />
        </div>
        {closedAt !== null && (
          <p className="mt-6 text-sm text-muted">
            {words('closedAt')} <Moment at={closedAt} />
          </p>
        )}
      </div>
    </section>
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

/** Says a sentence of the domain in the reader's language. */
export function useSentence(): (message: Message) => string {
  const [words, locale] = [useTranslations('verdict'), useLocale()];
  return (message) =>
    // The domain builds its keys; tests hold each to a sentence in both languages.
    words(message.key as Parameters<typeof words>[0], valuesIn(locale, message));
}
