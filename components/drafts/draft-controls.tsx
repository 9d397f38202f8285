'use client';

import { useTranslations } from 'next-intl';
import { LinkButton } from '@/components/ui/button';
import { SelectField, TextField } from '@/components/ui/field';
import type { DraftSnapshot } from '@/domain/drafts/draft-snapshot';
import { canStep, isOpenForWriting } from '@/domain/drafts/status';
import { longestTitle } from '@/domain/drafts/title';
import { DraftActionButton, type DraftAction } from './draft-action';

/** What the reader's role allows; the draft's status says what the moment allows. */
export type DraftRights = {
  edit: boolean;
  seal: boolean;
  reopen: boolean;
  withdraw: boolean;
  putToVote: boolean;
};

export type DraftActions = Record<'edit' | 'seal' | 'reopen' | 'withdraw', DraftAction>;

type Props = {
  draft: DraftSnapshot;
  sessionId: string;
  rights: DraftRights;
  delegations: readonly { id: string; name: string }[];
  actions: DraftActions;
};

/** Everything this person can do with this draft now; nothing that would be refused. */
export function DraftControls({ draft, sessionId, rights, delegations, actions }: Props) {
  const words = useTranslations('drafts');
  const { id, status } = draft;
  const place = { sessionId, draftId: id };
  return (
    <>
      {rights.putToVote && status === 'drafting' && (
        <LinkButton look="quiet" href={`/sessions/${sessionId}/votes/new?draft=${id}`}>
          {words('putToVote')}
        </LinkButton>
      )}
      {(['seal', 'reopen', 'withdraw'] as const)
        .filter((step) => rights[step] && canStep(status, step))
        .map((step) => (
          <DraftActionButton
            key={step}
            place={place}
            label={words(step)}
            look="quiet"
            title={words(`${step}Title`)}
            does={words(step)}
            doing={words(doing[step])}
            action={actions[step]}
          >
            <p>{words(`${step}Body`)}</p>
          </DraftActionButton>
        ))}
      {rights.edit && isOpenForWriting(status) && (
        <DraftActionButton
          place={place}
          label={words('edit')}
          look="quiet"
          title={words('editTitle')}
          does={words('saveEdit')}
          doing={words('savingEdit')}
          action={actions.edit}
        >
          <TextField
            label={words('titleLabel')}
            name="title"
            defaultValue={draft.title}
            maxLength={longestTitle}
            required
          />
          <LeadField {...{ delegations, lead: draft.lead?.id ?? '' }} />
        </DraftActionButton>
      )}
    </>
  );
}

const doing = { seal: 'sealing', reopen: 'reopening', withdraw: 'withdrawing' } as const;

/** Which delegation leads on a draft, or none. */
export function LeadField({
  delegations,
  lead,
}: {
  delegations: readonly { id: string; name: string }[];
  lead: string;
}) {
  const words = useTranslations('drafts');
  return (
    <SelectField label={words('leadLabel')} name="lead" defaultValue={lead}>
      <option value="">{words('nobodyLeads')}</option>
      {delegations.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}
