'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ThreadsSnapshot } from '@/domain/comments/threads-snapshot';
import type { ThreadFilter } from '@/domain/comments/list-threads';
import { may } from '@/domain/sessions/acts';
import { useIsBeside } from '@/components/margin/use-is-beside';
import { BesideText } from './beside-text';
import type { CommentActions } from './comment-actions';
import { type Cards, MarginEntryItem } from './margin-entry-item';
import { MarginHead } from './margin-head';
import { MarginNotices } from './margin-notices';
import { MoreThreads } from './more-threads';
import { NewThread } from './new-thread';
import { newThreadId } from './new-thread-id';
import { SheetOfThread } from './sheet-of-thread';
import { ThreadCard, type Me } from './thread-card';
import { useActiveThread } from './use-active-thread';
import { useCatchUp } from './use-catch-up';
import { useClauseCounts } from './use-clause-counts';
import { useCommentButton } from './use-comment-button';
import { useCommentedText } from './use-commented-text';
import { useListedThreads } from './use-listed-threads';
import { useNewThread } from './use-new-thread';
import { useNews } from './use-news';
import { useThreadMargin } from './use-thread-margin';
import { useThreadPlaces, type ThreadPlaces } from './use-thread-places';
import { useThreads, useWholeThread } from './use-threads';
import './comments.css';

export type CommentsPanelProps = {
  draftId: string;
  /** The threads as the page was rendered with; live ones take over. */
  rendered: ThreadsSnapshot;
  /** The thread that the page's address names, if it names one. */
  linkedId: string | null;
  me: Me;
  actions: CommentActions;
};

/**
 * The threads of a draft, each beside its passage. They are there before any script; once
 * the text is live its passages are lit, and both lead to each other. Where there is no
 * room beside the text they stand below it, and one opens over the page.
 */
export function CommentsPanel({ draftId, rendered, linkedId, me, actions }: CommentsPanelProps) {
  const words = useTranslations('comments');
  const loaded = useThreads({ draftId, rendered, actions });
  const { threads, counts, revision } = loaded;
  const { text, printed, container, canWrite } = useCommentedText();
  const isBeside = useIsBeside();
  const [filter, setFilter] = useState<ThreadFilter>('open');
  const catchUp = useCatchUp(revision);
  const news = useNews(threads, me.participantId);

  const unsentKey = `${me.personId}.${draftId}`;
  const active = useActiveThread({ threads, setFilter, text, isBeside, linkedId });
  const composing = useNewThread({ unsentKey, text, onThread: active.focusThread });
  const { sought, order } = useListedThreads({
    threads,
    filter,
    participantId: me.participantId,
    activeId: active.id,
    composed: composing.anchor,
  });
  const places = useThreadPlaces(sought, text);
  useWholeThread(active.id, loaded);
  const entries = order(places);
  const button = useCommentButton(text);
  useClauseCounts({ container, printed, places, open: active.follow });
  const { openId } = active;
  const shownId = composing.justStarted ? newThreadId : openId;
  const { list, folded } = useThreadMargin({ text, container, isBeside, shownId });

  const sent = (threadId: string) => {
    composing.stop();
    catchUp();
    setFilter('open');
    active.focusThread(threadId);
  };
  const choose = (choice: ThreadFilter) => {
    active.leave();
    setFilter(choice);
  };
  const mayComment = may(me.role, 'open-thread');
  const begin = () => composing.start({ caretWillDo: false });
  const cards = cardsOf({ me, actions, active, places, catchUp, composing, draftId, sent });
  return (
    <section aria-labelledby="comments" className="margin-cards">
      <MarginHead
        begin={mayComment && text && !canWrite ? begin : null}
        participantId={me.participantId}
        onChoose={choose}
        {...{ threads, counts, filter, isBeside }}
      />
      <output className="sr-only">{news}</output>
      <MarginNotices
        problem={composing.problem}
        gone={loaded.missing.has(linkedId ?? '')}
        empty={entries.length === 0 ? filter : null}
      />
      {folded > 0 && (
        <button type="button" className="margin-folded" onClick={active.leave}>
          {words('foldedAbove', { count: folded })}
        </button>
      )}
      <ol ref={list} className="margin-list">
        {entries.map((entry) => (
          <MarginEntryItem key={entry.id} {...{ entry, cards, isBeside, shownId }} />
        ))}
      </ol>
      {loaded.hasMore(filter) && <MoreThreads key={filter} load={() => loaded.loadMore(filter)} />}
      {!isBeside && (
        <SheetOfThread
          {...{ entries, openId, cards }}
          isNew={composing.justStarted}
          onStep={active.follow}
          onClose={active.leave}
          onCancel={composing.cancel}
        />
      )}
      <BesideText
        selection={mayComment ? button : null}
        isBusy={composing.justStarted}
        begin={begin}
        offer={active.offer}
        show={active.follow}
      />
    </section>
  );
}

type CardsOptions = Pick<CommentsPanelProps, 'me' | 'actions' | 'draftId'> & {
  active: ReturnType<typeof useActiveThread>;
  composing: ReturnType<typeof useNewThread>;
  places: ThreadPlaces | null;
  catchUp: () => void;
  sent: (threadId: string) => void;
};

/** What the cards of the margin have in common, wherever they are drawn. */
function cardsOf(options: CardsOptions): Cards {
  const { me, actions, draftId, active, composing, places, catchUp, sent } = options;
  const { press: onPress, answer: onAnswer } = active;
  const common = { me, actions, onPress, onAnswer, onDone: catchUp };
  return {
    thread: (thread, look) => (
      <ThreadCard {...{ thread, ...common, ...look }} detached={isDetached(thread, places)} />
    ),
    fresh: composing.anchor && (
      <NewThread
        key={composing.key}
        anchor={composing.anchor}
        focusAtOnce={composing.justStarted}
        unsentKey={`${me.personId}.${draftId}`}
        onSent={sent}
        onCancel={composing.cancel}
        {...{ draftId, actions }}
      />
    ),
  };
}

function isDetached(thread: ThreadsSnapshot['threads'][number], places: ThreadPlaces | null) {
  const place = places?.get(thread.id);
  return place === undefined ? !thread.anchor.attached : place === null;
}
