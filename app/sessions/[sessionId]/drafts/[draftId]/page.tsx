import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { CommentsPanel } from '@/components/comments/comments-panel';
import { AuthorsProvider } from '@/components/drafts/authors-context';
import { DamagedNotice } from '@/components/drafts/damaged-notice';
import { DraftEditorProvider } from '@/components/drafts/draft-editor-context';
import { DraftHead } from '@/components/drafts/draft-head';
import { DraftMenu } from '@/components/drafts/draft-menu';
import { DraftText } from '@/components/drafts/draft-text';
import { GoingOverNotice } from '@/components/drafts/going-over-notice';
import { DraftWorkspace } from '@/components/drafts/draft-workspace';
import { Outline } from '@/components/drafts/outline/outline';
import { buttonClass } from '@/components/ui/button';
import { Words } from '@/components/ui/words';
import { MyIndication } from '@/components/voting/what-if/my-indication';
import { WhatIf } from '@/components/voting/what-if/what-if';
import { orNotFound } from '@/app/or-not-found';
import { draftLabel } from '@/domain/drafts/draft-label';
import { isOpenForWriting } from '@/domain/drafts/status';
import { outlineOfText } from '@/domain/text/outline';
import type { Asker } from '@/server/acts/asker';
import { currentPerson } from '@/server/auth/current-person';
import { readThreadsSnapshot } from '@/server/comments/read-threads-snapshot';
import { readWrittenText } from '@/server/drafts/read-authors';
import { readDraft } from '@/server/drafts/read-draft';
import { readWhatIf } from '@/server/voting/indications/read-what-if';
import {
  editDraftAction,
  reopenDraftAction,
  returnToGoodVersionAction,
  sealDraftAction,
  withdrawDraftAction,
} from '@/app/sessions/[sessionId]/drafts/draft-actions';
import {
  deleteCommentAction,
  editCommentAction,
  openThreadAction,
  readThreadAction,
  readThreadsAction,
  reopenThreadAction,
  replyAction,
  resolveThreadAction,
} from './comment-actions';
import { bringOfflineWordsAction } from './offline-words-action';
import { indicateAction, indicateAndReturnAction } from './indication-actions';

type Place = { sessionId: string; draftId: string };

type Props = {
  params: Promise<Place>;
  searchParams: Promise<{ [name: string]: string | string[] | undefined }>;
};

const commentActions = {
  readThread: readThreadAction,
  readThreads: readThreadsAction,
  openThread: openThreadAction,
  reply: replyAction,
  editComment: editCommentAction,
  deleteComment: deleteCommentAction,
  resolveThread: resolveThreadAction,
  reopenThread: reopenThreadAction,
};

const draftActions = {
  edit: editDraftAction,
  seal: sealDraftAction,
  reopen: reopenDraftAction,
  withdraw: withdrawDraftAction,
};

/** The draft of this address, for who asks. Foreign and unknown ids look the same. */
const readForPage = cache(async (sessionId: string, draftId: string) => {
  return orNotFound(await readDraft(await currentPerson(), { sessionId, draftId }));
});

export async function generateMetadata({ params }: Pick<Props, 'params'>): Promise<Metadata> {
  const { sessionId, draftId } = await params;
  const { draft } = await readForPage(sessionId, draftId);
  return { title: draft.title };
}

/** How delegations mean to vote, as far as the reader may know it. */
async function readIndications(me: Asker, place: Place) {
  const reading = await readWhatIf(me, place);
  return reading.ok ? reading.value : null;
}

/** Who wrote what, if the address asks for it (`?authors=shown`) and it may be seen. */
async function readWritten(place: Place, { searchParams }: Props) {
  if ((await searchParams)['authors'] !== 'shown') return null;
  const reading = await readWrittenText(await currentPerson(), place);
  return reading.ok ? reading.value : null;
}

/** A draft: its text as the page's hero, what can be done with it, and the comments beside it. */
export default async function DraftPage(props: Props) {
  const place = await props.params;
  const { sessionId, draftId } = place;
  const [reading, threads, words, drafts, written] = await Promise.all([
    readForPage(sessionId, draftId),
    readThreadsSnapshot(draftId),
    getTranslations('editor'),
    getTranslations('drafts'),
    readWritten(place, props),
  ]);
  const { draft, snapshot, text, me, rights, delegations } = reading;
  if (!threads) notFound();
  const supposed = await readIndications(me, place);
  const { thread: linkedId } = await props.searchParams;
  const path = `/sessions/${sessionId}/drafts/${draftId}`;
  const look = written && {
    text: written,
    title: (name: string | null) =>
      name === null ? words('authors.beginning') : words('authors.by', { name }),
  };
  const ways = supposed && (
    <a className={buttonClass('quiet')} href="#put-to-vote-now">
      {drafts('belowTheText', { kind: supposed.kind })}
    </a>
  );
  const menu = (
    <DraftMenu
      rendered={snapshot}
      sessionId={sessionId}
      rights={rights}
      delegations={delegations}
      actions={draftActions}
    >
      {ways}
    </DraftMenu>
  );
  const head = <DraftHead rendered={snapshot} sessionId={sessionId} rights={rights} />;
  const foot = supposed && (
    <section id="put-to-vote-now">
      {supposed.kind === 'own' ? (
        <MyIndication place={place} seat={supposed.seat} indicate={indicateAndReturnAction} />
      ) : (
        <Words of={['whatIf', 'votes', 'verdict']}>
          <WhatIf
            place={place}
            seats={supposed.seats}
            defaultRule={reading.session.defaultRule}
            indicate={indicateAction}
          />
        </Words>
      )}
    </section>
  );
  const margin = (
    <CommentsPanel
      draftId={draftId}
      rendered={threads.snapshot}
      linkedId={typeof linkedId === 'string' ? linkedId : null}
      me={me}
      actions={commentActions}
    />
  );
  return (
    <Words of={['drafts', 'editor', 'comments']}>
      <DraftEditorProvider>
        <AuthorsProvider path={path} written={written} maySee={rights.seeAuthors}>
          <DraftWorkspace
            documentId={draft.documentId}
            earlier={{
              documentId: reading.predecessorId,
              bring: bringOfflineWordsAction.bind(null, place),
            }}
            personId={me.personId}
            rendered={snapshot}
            session={{ href: `/sessions/${sessionId}`, title: reading.session.title }}
            mayWrite={rights.write}
            label={words('label', { label: draftLabel(draft), title: draft.title })}
            damaged={
              reading.isGoingOver ? (
                <GoingOverNotice />
              ) : (
                reading.damage && (
                  <DamagedNotice
                    sessionId={sessionId}
                    rendered={snapshot}
                    goodAt={reading.damage.goodAt?.toISOString() ?? null}
                    mayReturn={rights.returnToGood && isOpenForWriting(snapshot.status)}
                    action={returnToGoodVersionAction}
                  />
                )
              )
            }
            places={{ menu, head, foot, margin, outline: <Outline saved={outlineOfText(text)} /> }}
          >
            <noscript>
              <p className="mb-4 text-muted">{words('noScript')}</p>
            </noscript>
            <DraftText text={text} written={look} />
          </DraftWorkspace>
        </AuthorsProvider>
      </DraftEditorProvider>
    </Words>
  );
}
