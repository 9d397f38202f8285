'use client';

import { useTranslations } from 'next-intl';
import { LinkButton } from '@/components/ui/button';
import { useLiveTopic } from '@/components/live/use-live-topic';
import { draftLabel } from '@/domain/drafts/draft-label';
import { type DraftSnapshot, draftTopic } from '@/domain/drafts/draft-snapshot';
import { canStep } from '@/domain/drafts/status';
import { CaretAuthor } from './caret-author';
import { useAuthorsView } from './authors-context';
import { useDraftEditor } from './draft-editor-context';
import { DraftVotes } from './draft-votes';

type Props = {
  rendered: DraftSnapshot;
  sessionId: string;
  /** Whether the reader's role lets them write while it is drafted, and put it to the vote. */
  rights: { write: boolean; putToVote: boolean };
};

/**
 * What stands above a text, in one line: what it is, whose, who may write in it; of a
 * sealed one its votes and the next step. The heading itself is read out and printed, and
 * seen where the bar has no room for it.
 */
export function DraftHead({ rendered, sessionId, rights }: Props) {
  const words = useTranslations('drafts');
  const draft = useLiveTopic(draftTopic(rendered.id), rendered);
  const { kind, title, status, lead, versions } = draft;
  const [version] = versions;
  const isDrafting = status === 'drafting';
  const isFixed = !isDrafting && status !== 'withdrawn';
  return (
    <header className="draft-head">
      <h1 className="draft-title">{title}</h1>
      <div className="draft-eyebrow">
        <AtCaret />
        <p className="draft-facts">
          <span>
            <span className="print-only">{draftLabel(draft)} · </span>
            {words(`kinds.${kind}`)}
          </span>
          {lead && <span>{words('lead', { name: lead.name })}</span>}
          <output>
            {isDrafting
              ? words(rights.write ? 'youMayWrite' : 'youRead')
              : words(`facts.${status}`)}
          </output>
          {isFixed && version && (
            <span className="print-only wrap-anywhere">
              {words('sealedAs', { number: version.number, hash: version.sha256 })}
            </span>
          )}
        </p>
        <NextStep {...{ draft, sessionId }} mayPut={rights.putToVote} />
      </div>
      <DraftVotes sessionId={sessionId} votes={draft.votes} />
    </header>
  );
}

/** What is next for a text that can no longer be written in; one button, if there is one. */
function NextStep({
  draft,
  sessionId,
  mayPut,
}: {
  draft: DraftSnapshot;
  sessionId: string;
  mayPut: boolean;
}) {
  const words = useTranslations('drafts');
  const home = `/sessions/${sessionId}`;
  const look = 'draft-step no-print';
  const openVote = draft.votes.find(({ closedAt }) => closedAt === null);
  if (openVote)
    return (
      <LinkButton look="primary" className={look} href={`${home}/votes/${openVote.id}`}>
        {words('goToVote')}
      </LinkButton>
    );
  if (!mayPut || draft.status === 'drafting' || !canStep(draft.status, 'put-to-vote')) return null;
  return (
    <LinkButton look="primary" className={look} href={`${home}/votes/new?draft=${draft.id}`}>
      {words('putToVote')}
    </LinkButton>
  );
}

/** Who wrote what stands at the caret, while that is shown; in place of the facts. */
function AtCaret() {
  const view = useAuthorsView();
  const { editor } = useDraftEditor();
  if (!view?.shown || !editor) return null;
  return <CaretAuthor editor={editor} />;
}
