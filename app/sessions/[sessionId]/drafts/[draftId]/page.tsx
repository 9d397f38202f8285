import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { CommentsPanel } from '@/components/comments/comments-panel';
import { AuthorsView } from '@/components/drafts/authors-view';
import { DamagedNotice } from '@/components/drafts/damaged-notice';
import { DraftEditorProvider } from '@/components/drafts/draft-editor-context';
import { DraftHeader } from '@/components/drafts/draft-header';
import { DraftText } from '@/components/drafts/draft-text';
import { DraftWorkspace } from '@/components/drafts/draft-workspace';
import { Page } from '@/components/ui/page';
import { Words } from '@/components/ui/words';
import { MyIndication } from '@/components/voting/what-if/my-indication';
import { WhatIf } from '@/components/voting/what-if/what-if';
import { orNotFound } from '@/app/or-not-found';
import { isOpenForWriting } from '@/domain/drafts/status';
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
  const [reading, threads, words, written] = await Promise.all([
    readForPage(sessionId, draftId),
    readThreadsSnapshot(draftId),
    getTranslations('editor'),
    readWritten(place, props),
  ]);
  const { draft, snapshot, text, me, rights, delegations } = reading;
  if (!threads) notFound();
  const supposed = await readWhatIf(me, draft);
  const path = `/sessions/${sessionId}/drafts/${draftId}`;
  const look = written && {
    text: written,
    title: (name: string | null) =>
      name === null ? words('authors.beginning') : words('authors.by', { name }),
  };
  return (
    <Page>
      <Words of={['drafts', 'editor', 'comments']}>
        <DraftHeader
          rendered={snapshot}
          sessionId={sessionId}
          rights={rights}
          delegations={delegations}
          actions={draftActions}
        />
        {supposed?.kind === 'own' && (
          <MyIndication place={place} seat={supposed.seat} indicate={indicateAndReturnAction} />
        )}
        {supposed?.kind === 'everybody' && (
          <Words of={['whatIf', 'votes', 'verdict']}>
            <WhatIf
              place={place}
              seats={supposed.seats}
              defaultRule={reading.session.defaultRule}
              indicate={indicateAction}
            />
          </Words>
        )}
        <DraftEditorProvider>
          <noscript>
            <p className="mb-6 text-muted">{words('noScript')}</p>
          </noscript>
          <div className="grid gap-x-12 gap-y-10 min-[1100px]:grid-cols-[minmax(0,1fr)_21rem]">
            <DraftWorkspace
              documentId={draft.documentId}
              personId={me.personId}
              rendered={snapshot}
              mayWrite={rights.write}
              label={words('label', { number: draft.number, title: draft.title })}
              damaged={
                reading.damage && (
                  <DamagedNotice
                    sessionId={sessionId}
                    rendered={snapshot}
                    goodAt={reading.damage.goodAt?.toISOString() ?? null}
                    mayReturn={rights.returnToGood && isOpenForWriting(snapshot.status)}
                    action={returnToGoodVersionAction}
                  />
                )
              }
              authors={rights.seeAuthors && <AuthorsView path={path} written={written} />}
            >
              <DraftText text={text} written={look} />
            </DraftWorkspace>
            <aside className="no-print min-w-0 min-[1100px]:sticky min-[1100px]:top-4 min-[1100px]:max-h-[calc(100dvh-2rem)] min-[1100px]:self-start min-[1100px]:overflow-y-auto">
              <CommentsPanel
                draftId={draftId}
                rendered={threads.snapshot}
                me={me}
                actions={commentActions}
              />
            </aside>
          </div>
        </DraftEditorProvider>
      </Words>
    </Page>
  );
}
