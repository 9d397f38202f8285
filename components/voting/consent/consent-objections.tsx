'use client';

import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { DialogButton } from '@/components/ui/dialog';
import { Choice, FieldGroup, TextArea } from '@/components/ui/field';
import { Section } from '@/components/ui/page';
import { useVote } from '@/components/voting/vote-context';
import { DecisionRefused } from '@/components/voting/without-vote/decision-refused';
import { useSendForm } from '@/components/ui/use-send-form';
import { VotePlaceFields } from '@/components/voting/vote-place';
import type { DecisionAction } from '@/components/voting/without-vote/decision-action';
import { reasonMax } from '@/domain/voting/casting/ballot';

/** The objections of a round of consent with their reasons, and what the chair ruled on each. */
export function ConsentObjections({ ruleOn }: { ruleOn: DecisionAction | null }) {
  const words = useTranslations('decisions');
  const { vote, terms } = useVote();
  if (terms.deciding.method !== 'consent' || vote.status === 'scheduled') return null;
  const lines = vote.result?.rollCall ?? vote.meanwhile ?? [];
  const objections = lines.flatMap(({ voter, name, content }) =>
    content && 'answer' in content && content.objection
      ? [{ voter, name, standing: 'unresolved' as const, ...content.objection }]
      : [],
  );
  return (
    <div className="mb-10">
      <Section title={words('objections')} id="objections">
        {objections.length === 0 && <p className="text-muted">{words('noObjections')}</p>}
        <ol className="divide-y divide-line empty:hidden">
          {objections.map(({ voter, name, reason, standing, because }) => (
            <li key={voter} className="py-4 first:pt-0">
              <p className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
                <span className="font-medium">{name}</span>
                <Badge tone={standing === 'unresolved' ? 'negative' : 'neutral'}>
                  {words(`standings.${standing}`)}
                </Badge>
              </p>
              <p className="mt-1 max-w-prose break-words whitespace-pre-line">{reason}</p>
              {because !== undefined && (
                <p className="mt-1 max-w-prose text-sm break-words whitespace-pre-line text-muted">
                  {words('ruledBecause')} {because}
                </p>
              )}
              {ruleOn && vote.status === 'voting' && (
                <div className="no-print mt-2">
                  <DialogButton
                    label={
                      <>
                        {words('ruleOn')}
                        <span className="sr-only">: {name}</span>
                      </>
                    }
                    title={words('ruleOnTitle', { name })}
                  >
                    {(close) => <RulingForm {...{ voter, ruleOn, close }} />}
                  </DialogButton>
                </div>
              )}
            </li>
          ))}
        </ol>
      </Section>
    </div>
  );
}

type FormProps = { voter: string; ruleOn: DecisionAction; close: () => void };

function RulingForm({ voter, ruleOn, close }: FormProps) {
  const [words, common] = [useTranslations('decisions'), useTranslations('common')];
  const { refusal, sending, send } = useSendForm(ruleOn, close);
  return (
    <form onSubmit={send} className="flex flex-col gap-4">
      <VotePlaceFields />
      <input type="hidden" name="voter" value={voter} />
      <FieldGroup legend={words('ruleOn')}>
        <Choice
          name="standing"
          value="resolved"
          label={<span className="font-medium">{words('ruleResolved')}</span>}
          hint={words('ruleResolvedHint')}
          required
        />
        <Choice
          name="standing"
          value="unfounded"
          label={<span className="font-medium">{words('ruleUnfounded')}</span>}
          hint={words('ruleUnfoundedHint')}
          required
        />
      </FieldGroup>
      <TextArea label={words('ruleReason')} name="reason" maxLength={reasonMax} required />
      <DecisionRefused refusal={refusal} />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" look="primary" aria-disabled={sending || undefined}>
          {words(sending ? 'sending' : 'rule')}
        </Button>
        <Button onClick={close}>{common('cancel')}</Button>
      </div>
    </form>
  );
}
