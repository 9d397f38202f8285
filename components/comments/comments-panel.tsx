'use client';

import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { filterThreads, inTextOrder, type ThreadFilter } from '@/domain/comments/list-threads';
import type { ThreadsSnapshot } from '@/domain/comments/threads-snapshot';
import { may } from '@/domain/sessions/acts';
import { useDraftEditor } from '@/components/drafts/draft-editor-context';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/page';
import { Notice } from '@/components/ui/notice';
import type { CommentActions } from './comment-actions';
import { MoreThreads } from './more-threads';
import { CommentButton, NewThread, SpeechMark } from './new-thread';
import { ThreadCard, type Me } from './thread-card';
import { ThreadFilters } from './thread-filters';
import { newThreadId, useNewThread } from './use-new-thread';
import { useActiveThread, type Offer } from './use-active-thread';
import { useCatchUp } from './use-catch-up';
import { useCommentButton } from './use-comment-button';
import { useLinkedThread } from './use-linked-thread';
import { useNews } from './use-news';
import { useThreads, useWholeThread } from './use-threads';
import { useThreadPlaces, type ThreadPlaces } from './use-thread-places';
import type { CommentedText, PagePlace, Sought } from './commented-text';
import { liveText } from './live-text';
import { printedText } from './printed-text';
import './comments.css';

export type CommentsPanelProps = {
  draftId: string;
  /** The threads as the page was rendered with; live ones take over. */
  rendered: ThreadsSnapshot;
  me: Me;
  actions: CommentActions;
};

/**
 * The threads of a draft, beside its text. The list is there before any script; once
 * the text is live its passages are lit, and both lead to each other.
 */
export function CommentsPanel({ draftId, rendered, me, actions }: CommentsPanelProps) {
  const words = useTranslations('comments');
  const loaded = useThreads({ draftId, rendered, actions });
  const { threads, counts, revision } = loaded;
  const text = useCommentedText();
  const [filter, setFilter] = useState<ThreadFilter>('open');
  const catchUp = useCatchUp(revision);
  const news = useNews(threads, me.participantId);

  const unsentKey = `${me.personId}.${draftId}`;
  const active = useActiveThread({ threads, setFilter, text });
  const composing = useNewThread({ unsentKey, text, onThread: active.focusThread });
  const sought = useSought(threads, active.id, composing.anchor);
  const places = useThreadPlaces(sought, text);
  const linkedId = useLinkedThread(active.follow);
  const gone = loaded.missing.has(linkedId ?? '');
  useWholeThread(active.id, loaded);
  const button = useCommentButton(text);

  const listed = useMemo(() => {
    const chosen = new Set(filterThreads(threads, filter, me.participantId));
    // What is looked at stays, also when somebody settles it meanwhile.
    const shown = threads.filter((thread) => chosen.has(thread) || thread.id === active.id);
    return places ? inTextOrder(shown, ({ id }) => places.get(id) ?? null) : shown;
  }, [threads, filter, me.participantId, places, active.id]);

  const sent = (threadId: string) => {
    composing.stop();
    catchUp();
    setFilter('open');
    active.focusThread(threadId);
  };
  const mayComment = may(me.role, 'open-thread');
  const begin = () => composing.start({ caretWillDo: false });
  return (
    <section aria-labelledby="comments" className="flex flex-col gap-4">
      <Head begin={mayComment && text ? begin : null} />
      <output className="sr-only">{news}</output>
      {composing.problem && (
        <Notice tone="caution" announce="assertive">
          {composing.problem === 'nothing-selected'
            ? words('selectFirst')
            : words('refusals.passage-too-long')}
        </Notice>
      )}
      {gone && <Notice tone="caution">{words('linkedGone')}</Notice>}
      {composing.anchor && (
        <NewThread
          key={composing.key}
          anchor={composing.anchor}
          focusAtOnce={composing.justStarted}
          onSent={sent}
          onCancel={composing.cancel}
          {...{ draftId, unsentKey, actions }}
        />
      )}
      <ThreadFilters
        participantId={me.participantId}
        onChoose={(choice) => {
          active.leave();
          setFilter(choice);
        }}
        {...{ threads, counts, filter }}
      />
      {listed.length === 0 && <Empty filter={filter} />}
      <ol className="flex flex-col gap-3">
        {listed.map((thread) => (
          <li key={thread.id}>
            <ThreadCard
              active={thread.id === active.id}
              detached={isDetached(thread, places)}
              onPress={active.press}
              onShow={active.showInText}
              onDone={catchUp}
              {...{ thread, me, actions }}
            />
          </li>
        ))}
      </ol>
      {loaded.hasMore(filter) && <MoreThreads key={filter} load={() => loaded.loadMore(filter)} />}
      <BesideText
        selection={mayComment && !composing.justStarted ? button : null}
        begin={begin}
        offer={active.offer}
        show={active.focusThread}
      />
    </section>
  );
}

/** The title, and the way to begin for those who do not use the button beside a selection. */
function Head({ begin }: { begin: (() => void) | null }) {
  const words = useTranslations('comments');
  return (
    <div className="flex flex-wrap items-center justify-between gap-2">
      <h2 id="comments" tabIndex={-1} className="font-serif text-xl font-semibold">
        {words('title')}
      </h2>
      {begin && (
        <Button
          className="noscript:hidden"
          onMouseDown={(event) => event.preventDefault()}
          onClick={begin}
          aria-label={words('commentOnSelection')}
        >
          <SpeechMark />
          {words('comment')}
        </Button>
      )}
    </div>
  );
}

/** What floats beside the text: a button for what is selected, or the way to what was pressed. */
function BesideText({
  selection,
  begin,
  offer,
  show,
}: {
  selection: PagePlace | null;
  begin: () => void;
  offer: Offer | null;
  show: (threadId: string) => void;
}) {
  const words = useTranslations('comments');
  if (selection)
    return (
      <CommentButton
        place={selection}
        label={words('comment')}
        shortcut="Control+Shift+M Meta+Alt+M"
        onPress={begin}
      />
    );
  if (!offer) return null;
  const { place, threadId } = offer;
  return (
    <CommentButton place={place} label={words('showComment')} onPress={() => show(threadId)} />
  );
}

/** The text beside which this stands: the live one, or the printed one where there is none. */
function useCommentedText(): CommentedText | null {
  const { editor, doc, container } = useDraftEditor();
  return useMemo(() => {
    if (editor && doc) return liveText(editor, doc);
    return container && printedText(container);
  }, [editor, doc, container]);
}

/** The passages to find: of every thread, lit while it is open or looked at. */
function useSought(
  threads: ThreadsSnapshot['threads'],
  activeId: string | null,
  composed: Sought['anchor'] | null,
): readonly Sought[] {
  return useMemo(() => {
    const passages = threads.map(({ id, anchor, resolved }) => ({
      id,
      anchor,
      lit: resolved === null || id === activeId,
    }));
    return composed ? [...passages, { id: newThreadId, anchor: composed, lit: true }] : passages;
  }, [threads, activeId, composed]);
}

function isDetached(thread: ThreadsSnapshot['threads'][number], places: ThreadPlaces | null) {
  const place = places?.get(thread.id);
  return place === undefined ? !thread.anchor.attached : place === null;
}

function Empty({ filter }: { filter: ThreadFilter }) {
  const words = useTranslations('comments');
  const sentences = {
    open: [words('emptyOpenTitle'), words('emptyOpenLead')],
    resolved: [words('emptyResolvedTitle'), words('emptyResolvedLead')],
    mine: [words('emptyMineTitle'), words('emptyMineLead')],
  } as const;
  const [title, lead] = sentences[filter];
  return <EmptyState title={title}>{lead}</EmptyState>;
}
