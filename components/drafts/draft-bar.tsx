'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { PresenceList } from '@/components/live/presence-list';
import { SaveStateBadge } from '@/components/live/save-state-badge';
import { isConnected } from '@/components/live/save-state';
import type { LiveDocument } from '@/components/live/use-live-document';
import { Icon } from '@/components/ui/icon';
import { draftLabel } from '@/domain/drafts/draft-label';
import type { DraftSnapshot } from '@/domain/drafts/draft-snapshot';
import { DraftStateWord } from './draft-state-word';

type Props = {
  draft: DraftSnapshot;
  session: { href: string; title: string };
  live: LiveDocument | null;
  hasOutline: boolean;
  /** Everything that is rare. */
  menu: ReactNode;
};

/**
 * The one bar of a text: the way back, what it is called, where it stands, what is saved,
 * who is here. The title stands here for the eye only; the heading is above the text.
 */
export function DraftBar({ draft, session, live, hasOutline, menu }: Props) {
  const words = useTranslations('drafts');
  const { title, status } = draft;
  return (
    <header className="draft-bar">
      <Link className="bar-button" href={session.href} title={session.title}>
        <Icon name="back" />
        <span className="sr-only">{words('backTo', { title: session.title })}</span>
      </Link>
      <p className="draft-name" title={title}>
        <span className="draft-number">{draftLabel(draft)}</span>
        <span aria-hidden="true" className="draft-name-title">
          {title}
        </span>
      </p>
      <DraftStateWord status={status} />
      {live && <SaveStateBadge {...live} />}
      <span className="grow" />
      {live && !live.closed && live.saveState.kind !== 'loading' && (
        <PresenceList {...live} isKnown={isConnected(live.saveState)} />
      )}
      {hasOutline && (
        <button
          type="button"
          popoverTarget="outline"
          className="bar-button phone-only"
          aria-label={words('outline')}
        >
          <Icon name="outline" />
        </button>
      )}
      {menu}
    </header>
  );
}
