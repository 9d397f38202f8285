'use client';

import { useTranslations } from 'next-intl';
import { useActionState, useState } from 'react';
import { TextArea } from '@/components/ui/field';
import { SubmitButton } from '@/components/ui/submit-button';
import type { Result } from '@/domain/result';
import type { Delegation } from '@/domain/sessions/delegation';
import { InviteResults, type InvitedList } from './invite-results';
import { PlaceFields } from './place-fields';
import { RefusalNotice } from './refusal-notice';

export type InviteReply = Result<
  InvitedList,
  'list-empty' | 'not-found' | 'not-allowed' | 'too-many-acts' | 'malformed'
>;

type Props = {
  delegations: readonly Delegation[];
  mayGiveChair: boolean;
  invite: (last: InviteReply | null, form: FormData) => Promise<InviteReply>;
};

/**
 * Invites many people at once. What was refused stays in the field, so that it is mended
 * and sent again; what was taken is gone from it.
 */
export function InviteForm({ delegations, mayGiveChair, invite }: Props) {
  const words = useTranslations('participants');
  const [reply, send] = useActionState(invite, null);
  const refusal = reply?.ok === false ? reply.refusal : null;
  const isEmptyList = refusal === 'list-empty';
  return (
    <form action={send} className="flex flex-col gap-6">
      {refusal && !isEmptyList && <RefusalNotice refusal={refusal} />}
      {reply?.ok && <InviteResults invited={reply.value} />}
      <ListField reply={reply} error={isEmptyList ? words('refusals.list-empty') : undefined} />
      <PlaceFields
        place={{ role: delegations.length > 0 ? 'delegate' : 'observer', delegationId: null }}
        delegations={delegations}
        mayGiveChair={mayGiveChair}
        roleHint={words('inviteRoleHint')}
        delegationHint={words('inviteDelegationHint')}
      />
      <div>
        <SubmitButton look="primary" pendingWords={words('inviting')}>
          {words('inviteSubmit')}
        </SubmitButton>
      </div>
    </form>
  );
}

/** Where the list is pasted. After an answer it holds the lines that were refused. */
function ListField({ reply, error }: { reply: InviteReply | null; error: string | undefined }) {
  const words = useTranslations('participants');
  const [list, setList] = useState(leftOver(reply));
  const [answered, setAnswered] = useState(reply);
  if (reply !== answered) {
    setAnswered(reply);
    if (reply?.ok) setList(leftOver(reply));
  }
  return (
    <TextArea
      label={words('listLabel')}
      hint={words('listHint')}
      error={error}
      name="list"
      rows={8}
      value={list}
      onChange={(event) => setList(event.target.value)}
      spellCheck={false}
      autoCapitalize="off"
      className="font-mono text-sm"
    />
  );
}

/** The lines that were refused. Without scripts too. */
function leftOver(reply: InviteReply | null): string {
  const lines = reply?.ok ? reply.value.lines.filter((line) => !line.ok) : [];
  return lines.map(({ text }) => text).join('\n');
}
