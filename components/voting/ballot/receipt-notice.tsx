'use client';

import { useTranslations } from 'next-intl';
import { Moment } from '@/components/ui/moment';
import { Notice } from '@/components/ui/notice';
import type { BallotContent } from '@/domain/voting/casting/ballot';
import type { CastReply } from '@/components/voting/ballot-form';

/** The ballot that stands, and who cast it where that is known. */
export type Counted = { content: BallotContent; castAt: string; byName: string | null };

type Props = {
  reply: CastReply | null;
  counted: Counted | null;
  delegation: string;
  inWords: (content: BallotContent) => string;
};

/** Says what stands: counted, refused with what stands nevertheless, or nothing yet. */
export function ReceiptNotice({ reply, counted, delegation, inWords }: Props) {
  const words = useTranslations('votes');
  if (reply?.ok === false) {
    return (
      <Notice tone="negative" title={words('refusedTitle')} announce="assertive">
        <p>{words(`refusals.${reply.refusal}`)}</p>
        {counted && <p>{words('earlierStands', { answer: inWords(counted.content) })}</p>}
      </Notice>
    );
  }
  if (!counted) return <p>{words('notYet', { delegation })}</p>;
  const title = words('countedTitle', { answer: inWords(counted.content) });
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
