'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import type { Delegation } from '@/domain/sessions/delegation';
import type { ListedParticipant } from '@/domain/sessions/participant';
import { CopyField } from './copy-field';
import type { ParticipantActions } from './participant-actions';
import { PlaceFields } from './place-fields';
import { RefusalNotice } from './refusal-notice';

type Props = ParticipantActions & {
  participant: ListedParticipant;
  delegations: readonly Delegation[];
  mayGiveChair: boolean;
  linksAreCopied: boolean;
};

/** Everything that can be done about one participant, folded away until it is asked for. */
export function ManageParticipant(props: Props) {
  const words = useTranslations('participants');
  const { name } = props.participant;
  return (
    <details className="group w-full">
      <summary className="-mx-2 inline-flex min-h-11 items-center gap-1.5 rounded px-2 text-sm text-accent hover:bg-accent-soft">
        <span aria-hidden="true" className="transition-transform group-open:rotate-90">
          ›
        </span>
        {words('change')}
        <span className="sr-only">: {name}</span>
      </summary>
      <div className="mt-2 mb-3 flex flex-col gap-6 rounded-md border border-line bg-sunken p-4">
        <ChangeRole {...props} />
        {props.participant.role === 'delegate' && <Head {...props} />}
        {props.linksAreCopied && <CopyLink {...props} />}
        <Remove {...props} />
      </div>
    </details>
  );
}

function ChangeRole({ participant, delegations, mayGiveChair, changeRole }: Props) {
  const words = useTranslations('participants');
  const common = useTranslations('common');
  const [reply, send] = useActionState(changeRole, null);
  return (
    <form action={send} className="flex flex-col gap-4">
      <input type="hidden" name="participantId" value={participant.participantId} />
      {reply?.ok === false && <RefusalNotice refusal={reply.refusal} />}
      {reply?.ok && (
        <Notice tone="positive" announce="polite">
          {words('changed')}
        </Notice>
      )}
      <PlaceFields place={participant} delegations={delegations} mayGiveChair={mayGiveChair} />
      <div>
        <SubmitButton look="primary" pendingWords={common('saving')}>
          {words('changeSubmit')}
        </SubmitButton>
      </div>
    </form>
  );
}

function Head({ participant, appointHead, dismissHead }: Props) {
  const words = useTranslations('participants');
  const { participantId, isHead } = participant;
  const [reply, send] = useActionState(isHead ? dismissHead : appointHead, null);
  return (
    <form action={send} className="flex flex-col items-start gap-3 border-t border-line pt-4">
      <input type="hidden" name="participantId" value={participantId} />
      {reply?.ok === false && <RefusalNotice refusal={reply.refusal} />}
      <SubmitButton pendingWords={words('sending')}>
        {words(isHead ? 'dismissHead' : 'appointHead')}
      </SubmitButton>
    </form>
  );
}

function CopyLink({ participant, copyLink }: Props) {
  const words = useTranslations('participants');
  const [reply, send] = useActionState(copyLink, null);
  return (
    <form action={send} className="flex flex-col items-start gap-3 border-t border-line pt-4">
      <input type="hidden" name="participantId" value={participant.participantId} />
      {reply?.ok === false && <RefusalNotice refusal={reply.refusal} />}
      {reply?.ok && (
        <CopyField
          label={words('linkFor', { name: participant.name })}
          value={reply.value.link}
          copyWords={words('copy')}
          copiedWords={words('copied')}
        />
      )}
      <SubmitButton>{words('copyLink')}</SubmitButton>
      <p className="text-sm text-muted">{words('copyLinkHint')}</p>
    </form>
  );
}

function Remove({ participant, remove }: Props) {
  const words = useTranslations('participants');
  const [reply, send] = useActionState(remove, null);
  return (
    <details className="border-t border-line pt-2" open={reply?.ok === false || undefined}>
      <summary className="-mx-2 inline-flex min-h-11 items-center rounded px-2 text-sm text-negative hover:bg-negative-soft">
        {words('remove')}
      </summary>
      <form action={send} className="mt-2 flex flex-col items-start gap-3">
        <input type="hidden" name="participantId" value={participant.participantId} />
        {reply?.ok === false && <RefusalNotice refusal={reply.refusal} />}
        <p className="text-[0.9375rem]">{words('removeSure', { name: participant.name })}</p>
        <SubmitButton look="danger" pendingWords={words('removing')}>
          {words('removeSubmit')}
        </SubmitButton>
      </form>
    </details>
  );
}
