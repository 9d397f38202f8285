'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Notice } from '@/components/ui/notice';
import type { DraftRefusal } from '@/domain/drafts/status';
import type { Result } from '@/domain/result';
import { rollCallAnswers, type RollCallAnswer } from '@/domain/voting/casting/ballot';
import { SeatNotes } from '@/components/voting/roll-call';
import type { IndicatedSeat } from './what-if-panel';

export type IndicateRefusal =
  | 'not-found'
  | 'not-allowed'
  | 'too-many-acts'
  | 'not-reached'
  | DraftRefusal;

export type IndicateAction = (form: FormData) => Promise<Result<null, IndicateRefusal>>;

type Props = {
  place: { sessionId: string; draftId: string };
  seats: readonly IndicatedSeat[];
  answers: Readonly<Record<string, RollCallAnswer>>;
  indicate: IndicateAction;
  change: (id: string, answer: RollCallAnswer | null) => void;
};

/** How each delegation means to vote; what is chosen is kept at once. */
export function IndicatedSeats({ place, seats, answers, indicate, change }: Props) {
  const words = useTranslations('whatIf');
  const [refusal, setRefusal] = useState<IndicateRefusal | null>(null);

  async function choose({ id, delegationId }: IndicatedSeat, value: string) {
    const before = answers[id] ?? null;
    change(id, rollCallAnswers.find((each) => each === value) ?? null);
    const form = new FormData();
    for (const [name, field] of Object.entries({ ...place, delegationId, answer: value })) {
      form.set(name, field);
    }
    const reply = await indicate(form).catch(
      () => ({ ok: false, refusal: 'not-reached' }) as const,
    );
    setRefusal(reply.ok ? null : reply.refusal);
    if (!reply.ok) change(id, before);
  }

  return (
    <div className="min-w-0">
      {refusal && (
        <Notice tone="negative" announce="assertive">
          {words(`refusals.${refusal}`)}
        </Notice>
      )}
      <ul>
        {seats.map((seat) => (
          <li
            key={seat.id}
            className="flex items-center justify-between gap-4 border-b border-line py-1"
          >
            <label htmlFor={`indication-${seat.id}`} className="min-w-0">
              {seat.name}
              <SeatNotes weight={seat.weight} groups={seat.groups} />
            </label>
            {seat.entitled ? (
              <select
                id={`indication-${seat.id}`}
                value={answers[seat.id] ?? ''}
                onChange={({ target }) => void choose(seat, target.value)}
                className="min-h-11 shrink-0 rounded-md border border-line-strong bg-surface px-2 text-ink"
              >
                <option value="">{words('answers.none')}</option>
                {rollCallAnswers.map((each) => (
                  <option key={each} value={each}>
                    {words(`answers.${each}`)}
                  </option>
                ))}
              </select>
            ) : (
              <span className="text-sm text-muted">{words('noVote')}</span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
