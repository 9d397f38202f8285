'use client';

import { useTranslations } from 'next-intl';
import { useLiveTopic } from '@/components/live/use-live-topic';
import { draftTopic, type DraftSnapshot } from '@/domain/drafts/draft-snapshot';
import { DraftControls, type DraftActions, type DraftRights } from './draft-controls';
import { DraftStatusBadge } from './draft-status-badge';
import { DraftVotes } from './draft-votes';

type Props = {
  rendered: DraftSnapshot;
  sessionId: string;
  rights: DraftRights;
  delegations: readonly { id: string; name: string }[];
  actions: DraftActions;
};

/**
 * The head of a draft's page: what it is called, where it stands, what can be done with
 * it. It follows the draft live, so nobody writes on in a text that was sealed.
 */
export function DraftHeader({ rendered, sessionId, rights, delegations, actions }: Props) {
  const words = useTranslations('drafts');
  const draft = useLiveTopic(draftTopic(rendered.id), rendered);
  const { number, kind, title, status, lead } = draft;
  return (
    <header className="mb-8">
      <p className="mb-1 flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-muted">
        <span>{words('numberAndKind', { kind: words(`kinds.${kind}`), number })}</span>
        <DraftStatusBadge status={status} />
        {lead && <span>{words('lead', { name: lead.name })}</span>}
      </p>
      <h1 className="max-w-3xl font-serif text-3xl leading-tight font-semibold tracking-tight break-words sm:text-4xl">
        {title}
      </h1>
      <StatusLine draft={draft} sessionId={sessionId} />
      <div className="no-print mt-5 flex flex-wrap items-center gap-3 empty:hidden">
        <DraftControls {...{ draft, sessionId, rights, delegations, actions }} />
      </div>
    </header>
  );
}

/** What the status means, the version that was sealed, and the votes it was put to. */
function StatusLine({ draft, sessionId }: { draft: DraftSnapshot; sessionId: string }) {
  const words = useTranslations('drafts');
  const [version] = draft.versions;
  const isFixed = draft.status !== 'drafting' && draft.status !== 'withdrawn';
  return (
    <div className="mt-2 max-w-3xl text-sm text-muted">
      <output>{words(`statusHints.${draft.status}`)}</output>
      {isFixed && version && (
        <p className="mt-1 break-all">
          {words('sealedAs', { number: version.number, hash: version.sha256 })}
        </p>
      )}
      <DraftVotes sessionId={sessionId} votes={draft.votes} />
    </div>
  );
}
