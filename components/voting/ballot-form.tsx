'use client';

import { useTranslations } from 'next-intl';
import { useActionState, useState, useTransition, type FormEvent } from 'react';
import { Button } from '@/components/ui/button';
import type { Result } from '@/domain/result';
import type { BallotRefusal } from '@/domain/voting/casting/accept-ballot';
import { answersToChoice, readContent, type BallotContent } from '@/domain/voting/casting/ballot';
import type { Deciding } from '@/domain/voting/terms';
import { CheckBallot } from './ballot/check-ballot';
import { Marks } from './ballot/marks';
import { useMarksInWords } from './ballot/marks-in-words';
import { fieldOf, marksOfForm } from './ballot/marks-of-form';
import { padBallot } from './ballot/pad-ballot';
import { ReceiptNotice, type Counted } from './ballot/receipt-notice';
import { SecretBallotIn } from './secret-ballot-in';

/** Why a ballot was not counted; each has its sentence. */
export type CastRefusal =
  | BallotRefusal
  | 'not-found'
  | 'not-allowed'
  | 'too-many-acts'
  | 'not-reached';

/** What was counted; of a secret ballot only that it is in. */
export type Receipt = { content: BallotContent; castAt: string } | { content: null; castAt: null };

export type CastReply = Result<Receipt, CastRefusal>;

export type CastAction = (last: CastReply | null, form: FormData) => Promise<CastReply>;

export type Seat = {
  delegationId: string;
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
  deciding: Deciding;
  /** Once cast it cannot be changed: it is shown again before it goes. */
  isFinal: boolean;
  cast: CastAction;
};

/**
 * One delegation's ballot. A plain form: without any script it is posted and the page
 * comes back with the receipt. What is half marked belongs to the browser; nothing that
 * arrives from the server touches it.
 */
export function BallotForm({ seat, place, sha256, deciding, isFinal, cast }: Props) {
  const words = useTranslations('votes');
  const [posted, post] = useActionState(cast, null);
  const { reply, sending, checked, check, send, back } = useCasting({
    cast,
    posted,
    deciding,
    isFinal,
  });
  const counted = useLastCounted(seat, reply);
  const inWords = useMarksInWords(deciding);
  const delegation = seat.delegationName;

  if (isInSecretly(reply)) return <SecretBallotIn delegation={delegation} announced />;
  return (
    <form action={post} onSubmit={check} className="flex flex-col gap-4">
      <input type="hidden" name="sessionId" value={place.sessionId} />
      <input type="hidden" name="voteId" value={place.voteId} />
      <input type="hidden" name="delegationId" value={seat.delegationId} />
      <input type="hidden" name="sha256" value={sha256 ?? ''} />
      <ReceiptNotice {...{ reply, counted, delegation, inWords }} />
      <div hidden={checked !== null} className="flex flex-col gap-4">
        <Marks
          deciding={deciding}
          delegation={delegation}
          marked={seat.ballot?.content ?? null}
          isBare={sha256 === null}
        />
        <Button type="submit" look="primary" aria-disabled={sending || undefined}>
          {sending ? words('casting') : words(counted ? 'change' : 'cast')}
        </Button>
        {'options' in deciding && <OtherAnswers sending={sending} />}
      </div>
      {checked && (
        <CheckBallot
          answer={inWords(checked.content)}
          sending={sending}
          onCast={() => send(checked.form)}
          onBack={back}
        />
      )}
    </form>
  );
}

/** What can be answered in place of choosing. */
function OtherAnswers({ sending }: { sending: boolean }) {
  const words = useTranslations('votes');
  return (
    <div className="flex flex-wrap gap-3">
      {answersToChoice.map((answer) => (
        <Button
          key={answer}
          type="submit"
          name={fieldOf.answer}
          value={answer}
          aria-disabled={sending || undefined}
        >
          {words(`answers.${answer}`)}
        </Button>
      ))}
    </div>
  );
}

type Casting = Pick<Props, 'cast' | 'deciding' | 'isFinal'> & { posted: CastReply | null };

type Checked = { form: FormData; content: BallotContent };

/** Sends the ballot, after a last look at it where it is final. */
function useCasting({ cast, posted, deciding, isFinal }: Casting) {
  const [sent, setSent] = useState<CastReply | null>(null);
  const [checked, setChecked] = useState<Checked | null>(null);
  const [sending, startSending] = useTransition();

  function send(form: FormData) {
    if (sending) return;
    startSending(async () => {
      const ballot = isFinal ? await padBallot(form).catch(() => form) : form;
      setSent(await cast(null, ballot).catch(notReached));
      setChecked(null);
    });
  }

  // Through the form's own action React would reset the marks after every answer.
  function check(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent;
    const form = new FormData(event.currentTarget, submitter);
    if (!isFinal) return send(form);
    const content = readContent(deciding, marksOfForm(form));
    if (content.ok) setChecked({ form, content: content.value });
    else setSent(content);
  }

  return { reply: sent ?? posted, sending, checked, check, send, back: () => setChecked(null) };
}

/** Counted in secret, now or before: there is nothing left to do or to change. */
function isInSecretly(reply: CastReply | null): boolean {
  if (reply?.ok) return reply.value.content === null;
  return reply?.refusal === 'has-voted';
}

function notReached(): CastReply {
  return { ok: false, refusal: 'not-reached' };
}

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
