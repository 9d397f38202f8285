'use client';

import { useTranslations } from 'next-intl';
import { useActionState, useState, useTransition, type FormEvent } from 'react';
import { Button } from '@/components/ui/button';
import { Choice, FieldGroup } from '@/components/ui/field';
import { Moment } from '@/components/ui/moment';
import { Notice } from '@/components/ui/notice';
import type { Result } from '@/domain/result';
import type { BallotRefusal } from '@/domain/voting/accept-ballot';
import { isMarkedAlike, rollCallAnswers, type BallotContent } from '@/domain/voting/ballot';
import { SecretBallotIn } from './secret-ballot-in';

/** Why a ballot was not counted; each has its sentence. */
export type CastRefusal = BallotRefusal | 'not-found' | 'not-allowed' | 'not-reached';

/** What was counted; of a secret ballot only that it is in. */
export type Receipt = { content: BallotContent; castAt: string } | { content: null; castAt: null };

export type CastReply = Result<Receipt, CastRefusal>;

export type CastAction = (last: CastReply | null, form: FormData) => Promise<CastReply>;

export type Seat = {
  delegationName: string;
  /** Whether the delegation's ballot was in when the page was made. */
  hasVoted: boolean;
  /** What the delegation had cast when the page was made. */
  ballot: { content: BallotContent; castAt: string; byName: string } | null;
};

type Props = {
  seat: Seat;
  place: { sessionId: string; voteId: string };
  /** Of the text this page shows: a ballot for another text is refused. */
  sha256: string | null;
  cast: CastAction;
};

/**
 * One delegation's ballot. A plain form: without any script it is posted and the page
 * comes back with the receipt. What is half chosen belongs to the browser; nothing that
 * arrives from the server touches it.
 */
export function BallotForm({ seat, place, sha256, cast }: Props) {
  const words = useTranslations('votes');
  const [posted, post] = useActionState(cast, null);
  const [sent, setSent] = useState<CastReply | null>(null);
  const [sending, startSending] = useTransition();
  const reply = sent ?? posted;
  const counted = useLastCounted(seat, reply);

  // Through the form's own action React would reset the choice after every answer.
  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (sending) return;
    const form = new FormData(event.currentTarget);
    startSending(async () => {
      setSent(await cast(null, form).catch(notReached));
    });
  }

  if (isInSecretly(reply)) {
    return <SecretBallotIn delegation={seat.delegationName} announced />;
  }
  return (
    <form action={post} onSubmit={send} className="flex flex-col gap-4">
      <input type="hidden" name="sessionId" value={place.sessionId} />
      <input type="hidden" name="voteId" value={place.voteId} />
      <input type="hidden" name="sha256" value={sha256 ?? ''} />
      <Answer {...{ reply, counted, seat }} />
      <FieldGroup legend={words('ballotLegend', { delegation: seat.delegationName })}>
        {rollCallAnswers.map((answer) => (
          <Choice
            key={answer}
            name="answer"
            value={answer}
            label={<span className="text-lg font-medium">{words(`answers.${answer}`)}</span>}
            hint={words(`answerHints.${answer}`)}
            defaultChecked={seat.ballot !== null && isMarkedAlike(seat.ballot.content, { answer })}
            required
          />
        ))}
      </FieldGroup>
      <Button type="submit" look="primary" aria-disabled={sending || undefined}>
        {sending ? words('casting') : words(counted ? 'change' : 'cast')}
      </Button>
    </form>
  );
}

/** Counted in secret, now or before: there is nothing left to do or to change. */
function isInSecretly(reply: CastReply | null): boolean {
  if (reply?.ok) return reply.value.content === null;
  return reply?.refusal === 'has-voted';
}

function notReached(): CastReply {
  return { ok: false, refusal: 'not-reached' };
}

type Counted = { content: BallotContent; castAt: string; byName: string | null };

/** The ballot that stands: the one just counted, else the one from before. */
function useLastCounted(seat: Seat, reply: CastReply | null): Counted | null {
  const [last, setLast] = useState<Counted | null>(seat.ballot);
  if (!reply?.ok || reply.value.content === null) return last;
  const { content, castAt } = reply.value;
  if (last?.castAt === castAt) return last;
  const counted = { content, castAt, byName: null };
  setLast(counted);
  return counted;
}

/** Says what stands: counted, refused with what stands nevertheless, or nothing yet. */
function Answer({
  reply,
  counted,
  seat,
}: {
  reply: CastReply | null;
  counted: Counted | null;
  seat: Seat;
}) {
  const words = useTranslations('votes');
  const said = useMarksInWords();
  if (reply?.ok === false) {
    return (
      <Notice tone="negative" title={words('refusedTitle')} announce="assertive">
        <p>{words(`refusals.${reply.refusal}`)}</p>
        {counted && <p>{words('earlierStands', { answer: said(counted.content) })}</p>}
      </Notice>
    );
  }
  if (!counted) return <p>{words('notYet', { delegation: seat.delegationName })}</p>;
  const title = words('countedTitle', { answer: said(counted.content) });
  return (
    <Notice tone="positive" title={title} announce={reply ? 'polite' : undefined}>
      <p>{words('countedBody')}</p>
      {counted.byName !== null && (
        <p className="mt-1 text-sm text-muted">
          {words('castBy', { name: counted.byName })}, <Moment at={counted.castAt} look="short" />
        </p>
      )}
    </Notice>
  );
}

/** A marked ballot in a few words. */
function useMarksInWords(): (content: BallotContent) => string {
  const words = useTranslations('votes');
  return (content) => words('answer' in content ? `answers.${content.answer}` : 'marked');
}
