import { useLocale, useTranslations } from 'next-intl';
import type { Ref } from 'react';
import { Moment } from '@/components/ui/moment';
import type { DecisionSnapshot } from '@/domain/voting/heard/decision-snapshot';
import type { OutcomeWithoutVote } from '@/domain/voting/heard/without-a-vote';

export const decisionTones = {
  'adopted-by-consensus': 'text-positive',
  'adopted-without-vote': 'text-positive',
  'adopted-by-silence': 'text-positive',
  'no-consensus': 'text-caution',
  'objection-heard': 'text-caution',
  'silence-broken': 'text-caution',
  'silence-running': 'text-caution',
  'notification-incomplete': 'text-caution',
} as const satisfies Record<OutcomeWithoutVote, string>;

/** Why it came out so, with the names of those who objected or were not told. */
export function useDecisionReason(): (decision: DecisionSnapshot) => string {
  const [words, locale] = [useTranslations('decisions'), useLocale()];
  return ({ standing, members }) => {
    const { outcome, objectedBy, untold } = standing;
    const names = new Map(members.map(({ voter, name }) => [voter, name]));
    const concerned = outcome === 'notification-incomplete' ? untold : objectedBy;
    const list = new Intl.ListFormat(locale, { type: 'conjunction' });
    return words(`reasons.${outcome}`, {
      names: list.format(concerned.map((id) => names.get(id) ?? id)),
    });
  };
}

type Props = {
  decision: DecisionSnapshot;
  closedAt: string;
  /** Takes the focus when the form that had it is gone. */
  heading: Ref<HTMLHeadingElement>;
};

/** What a decision without a vote came to, and why. There is no tally to show. */
export function DecisionVerdict({ decision, closedAt, heading }: Props) {
  const [words, verdict] = [useTranslations('decisions'), useTranslations('verdict')];
  const reason = useDecisionReason();
  const { outcome } = decision.standing;
  return (
    <section
      aria-labelledby="verdict"
      className={`rounded-md border border-t-4 border-current bg-surface px-5 py-6 sm:px-8 sm:py-8 ${decisionTones[outcome]}`}
    >
      <p className="text-sm text-muted">{words(`methods.${decision.method}.name`)}</p>
      <h2
        id="verdict"
        ref={heading}
        tabIndex={-1}
        className="font-serif text-4xl leading-tight font-semibold tracking-tight outline-none sm:text-6xl"
      >
        {verdict(`outcomes.${outcome}`)}
      </h2>
      <div className="text-ink">
        <p className="mt-3 max-w-prose text-lg">{reason(decision)}</p>
        <p className="mt-6 text-sm text-muted">
          {words('nothingCounted')} {words('closedAt')} <Moment at={closedAt} />
        </p>
      </div>
    </section>
  );
}
