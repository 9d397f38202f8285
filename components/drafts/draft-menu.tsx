'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { useLiveTopic } from '@/components/live/use-live-topic';
import { Icon } from '@/components/ui/icon';
import { draftLabel } from '@/domain/drafts/draft-label';
import { type DraftSnapshot, draftTopic } from '@/domain/drafts/draft-snapshot';
import { AuthorsSwitch } from './authors-switch';
import { DraftControls, type DraftActions, type DraftRights } from './draft-controls';

type Props = {
  rendered: DraftSnapshot;
  sessionId: string;
  rights: DraftRights;
  delegations: readonly { id: string; name: string }[];
  actions: DraftActions;
  /** Ways to what stands below the text. */
  children: ReactNode;
};

/**
 * What is rare: the draft in full, what can be done with it, what follows from it. The
 * browser's own popover, which opens without any script, closes on Escape and beside it.
 */
export function DraftMenu({ rendered, sessionId, rights, delegations, actions, children }: Props) {
  const words = useTranslations('drafts');
  const draft = useLiveTopic(draftTopic(rendered.id), rendered);
  const { lead, title, status } = draft;
  const [version] = draft.versions;
  return (
    <>
      <button
        type="button"
        popoverTarget="draft-menu"
        className="bar-button"
        aria-label={words('more')}
      >
        <Icon name="more" />
      </button>
      <div id="draft-menu" popover="auto" className="bar-popover draft-menu no-print">
        <p className="font-serif text-lg leading-snug font-semibold text-pretty">{title}</p>
        <p className="text-muted">
          {draftLabel(draft)} · {words(`kinds.${draft.kind}`)}
          {lead && ` · ${words('lead', { name: lead.name })}`}
        </p>
        <p className="mt-2">{words(`statusHints.${status}`)}</p>
        {version && (
          <p className="mt-2 text-muted wrap-anywhere">
            {words('sealedAs', { number: version.number, hash: version.sha256 })}
          </p>
        )}
        <div className="draft-menu-acts">
          <span className="phone-only">
            <AuthorsSwitch />
          </span>
          <DraftControls {...{ draft, sessionId, rights, delegations, actions }} />
          {children}
        </div>
      </div>
    </>
  );
}
