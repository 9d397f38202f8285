'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { DialogButton } from '@/components/ui/dialog';
import { SelectField, TextArea } from '@/components/ui/field';
import { Moment } from '@/components/ui/moment';
import { Section } from '@/components/ui/page';
import { reasonMax } from '@/domain/voting/casting/ballot';
import type { DecisionSnapshot } from '@/domain/voting/heard/decision-snapshot';
import { DecisionRefused } from './decision-refused';
import { useSendForm } from '@/components/ui/use-send-form';
import { VotePlaceFields } from '@/components/voting/vote-place';
import type { DecisionAction } from './decision-action';

/** What belongs to a silence procedure alone: its extensions, and who was told. */
export function Silence({ decision }: { decision: DecisionSnapshot }) {
  const words = useTranslations('decisions');
  const { extensions, members } = decision;
  const told = members.filter(({ toldAt }) => toldAt !== null).length;
  return (
    <>
      {extensions.length > 0 && (
        <Section title={words('extensions')} id="extensions">
          <ol className="divide-y divide-line">
            {extensions.map(({ grantedAt, deadlineAt, reason }) => (
              <li key={grantedAt} className="py-3 first:pt-0">
                <p className="text-sm text-muted">
                  {words('extendedUntil')} <Moment at={deadlineAt} look="short" />
                </p>
                <p className="mt-1 max-w-prose break-words whitespace-pre-line">{reason}</p>
              </li>
            ))}
          </ol>
        </Section>
      )}
      <Section title={words('told')} id="told">
        <p className="text-sm text-muted">{words('toldLead')}</p>
        <details className="mt-2">
          <summary className="inline-flex min-h-11 items-center font-medium">
            {words('toldCount', { told, count: members.length })}
          </summary>
          <ol className="gap-x-10 sm:columns-2">
            {members.map(({ voter, name, toldAt }) => (
              <li
                key={voter}
                className="flex break-inside-avoid items-baseline justify-between gap-4 border-b border-line py-2"
              >
                <span>{name}</span>
                <span className="text-end text-sm text-muted">
                  {toldAt === null ? (
                    words('notTold')
                  ) : (
                    <>
                      {words('toldOn')} <Moment at={toldAt} look="short" />
                    </>
                  )}
                </span>
              </li>
            ))}
          </ol>
        </details>
      </Section>
    </>
  );
}

const extensionHours = [24, 48, 72, 168] as const;

/** The chair gives a later deadline, with the reason. */
export function ExtendSilence({ extend }: { extend: DecisionAction }) {
  const words = useTranslations('decisions');
  return (
    <DialogButton label={words('extend')} title={words('extendTitle')}>
      {(close) => <ExtendForm extend={extend} close={close} />}
    </DialogButton>
  );
}

function ExtendForm({ extend, close }: { extend: DecisionAction; close: () => void }) {
  const [words, common] = [useTranslations('decisions'), useTranslations('common')];
  const { refusal, sending, send } = useSendForm(extend, close);
  return (
    <form onSubmit={send} className="flex flex-col gap-4">
      <VotePlaceFields />
      <SelectField label={words('extendBy')} name="hours">
        {extensionHours.map((count) => (
          <option key={count} value={count}>
            {words('extendHours', { count })}
          </option>
        ))}
      </SelectField>
      <TextArea label={words('extendReason')} name="reason" maxLength={reasonMax} required />
      <DecisionRefused refusal={refusal} />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" look="primary" aria-disabled={sending || undefined}>
          {words(sending ? 'sending' : 'extend')}
        </Button>
        <Button onClick={close}>{common('cancel')}</Button>
      </div>
    </form>
  );
}
