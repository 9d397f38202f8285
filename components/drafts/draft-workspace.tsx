'use client';

import { useTranslations } from 'next-intl';
import { type MouseEvent, type ReactNode, useCallback, useEffect, useState } from 'react';
import { CommentHighlights } from '@/components/comments/comment-highlights';
import { BusyNotice } from '@/components/live/busy-notice';
import { ClosedNotice } from '@/components/live/closed-notice';
import { type BringWords, EarlierWords } from '@/components/live/earlier-words';
import { UnsentWords } from '@/components/live/unsent-words';
import { useLiveDocument } from '@/components/live/use-live-document';
import { useLiveTopic } from '@/components/live/use-live-topic';
import { Icon } from '@/components/ui/icon';
import { type DraftSnapshot, draftTopic } from '@/domain/drafts/draft-snapshot';
import { schemaVersion } from '@/domain/text/schema-version';
import { AuthorLegend } from './author-legend';
import { AuthorsSwitch } from './authors-switch';
import { DraftBar } from './draft-bar';
import type { DraftEditor } from './draft-editor';
import { useDraftEditor } from './draft-editor-context';
import './draft-page.css';
import './draft-bar.css';

type Props = {
  documentId: string;
  /** What this text was before version 2, and how words written there offline are brought in. */
  earlier: { documentId: string | null; bring: BringWords };
  /** Who reads this page. */
  personId: string;
  /** The draft as the page was rendered with; its live status takes over. */
  rendered: DraftSnapshot;
  session: { href: string; title: string };
  /** The text's name for those who cannot see where they are. */
  label: string;
  /** Whether the role allows it; the door decides. */
  mayWrite: boolean;
  /** Why the text is not opened, if it is damaged. */
  damaged: ReactNode;
  /** What stands around the text: each has its place. */
  places: Places;
  /** The saved text (DraftText), in view until the live one is there. */
  children: ReactNode;
};

type Places = {
  menu: ReactNode;
  /** The parts of the text, at its left; null if there is no list of them. */
  outline: ReactNode;
  /** The heading and what is known of the text. */
  head: ReactNode;
  /** What stands below the text. */
  foot: ReactNode;
  /** The comments, and whatever else stands beside a passage. */
  margin: ReactNode;
};

/** The comments draw in the text. One array for ever: another would make another editor. */
const extensions = [CommentHighlights];

/**
 * The page of a draft: one bar, one row of tools, then outline, text and margin. The text
 * is saved at first, live as soon as it has arrived and the editor is loaded. If either
 * fails, the saved text stays, with the reason in words: nobody ever sees an empty editor.
 */
export function DraftWorkspace(props: Props) {
  const { documentId, earlier, personId, rendered, session, label, mayWrite } = props;
  const { damaged, places } = props;
  const draft = useLiveTopic(draftTopic(rendered.id), rendered);
  const sealed = draft.status !== 'drafting';
  const live = useLiveDocument({
    documentId,
    schemaVersion,
    personId,
    mayWrite,
    sealed: sealed || damaged !== null,
  });
  const Editor = useEditorWhenLoaded();
  const [toolbarPlace, setToolbarPlace] = useState<HTMLElement | null>(null);
  const { put } = useDraftEditor();
  const setContainer = useCallback((container: HTMLElement | null) => put({ container }), [put]);
  const hasOutline = places.outline !== null;
  return (
    <>
      <DraftBar {...{ draft, session, live, hasOutline }} menu={places.menu} />
      <ToolsRow hasOutline={hasOutline} writes={mayWrite && !sealed} place={setToolbarPlace} />
      <div className="draft-columns">
        <OutlinePlace>{places.outline}</OutlinePlace>
        <main id="main" tabIndex={-1} className="draft-sheet">
          {places.head}
          {live?.closed ? (
            <div className="draft-notice">
              <ClosedNotice live={live} />
            </div>
          ) : (
            <LateWords {...{ personId, documentId, sealed, mayWrite }} />
          )}
          <EarlierWords
            predecessorId={earlier.documentId}
            bring={earlier.bring}
            {...{ personId }}
          />
          {live && <BusyNotice live={live} />}
          {damaged}
          <AuthorLegend />
          <div ref={setContainer}>
            {live?.synced && Editor ? (
              // oxlint-disable-next-line react/static-components -- made once, in its own file
              <Editor
                key={live.doc.guid}
                saved={props.children}
                {...{ live, label, extensions, toolbarPlace }}
              />
            ) : (
              props.children
            )}
          </div>
          <div className="draft-foot no-print empty:hidden">{places.foot}</div>
        </main>
        <aside className="draft-margin no-print">{places.margin}</aside>
      </div>
    </>
  );
}

/** Room for the tools is kept before they come: nothing moves when they do. */
function ToolsRow({
  hasOutline,
  writes,
  place,
}: {
  hasOutline: boolean;
  writes: boolean;
  place: (element: HTMLElement | null) => void;
}) {
  const words = useTranslations('drafts');
  const { put } = useDraftEditor();
  const setMarginTools = useCallback(
    (marginTools: HTMLElement | null) => put({ marginTools }),
    [put],
  );
  return (
    <section aria-label={words('toolsLabel')} className="draft-tools-row no-print">
      <div>
        {hasOutline && (
          <button type="button" popoverTarget="outline" className="draft-switch outline-switch">
            <Icon name="outline" small />
            <span>{words('outline')}</span>
          </button>
        )}
      </div>
      <div ref={place} className={writes ? 'draft-toolbar-place' : undefined} />
      <div className="draft-margin-tools">
        <div ref={setMarginTools} className="contents" />
        <span className="grow" />
        <AuthorsSwitch />
      </div>
    </section>
  );
}

/** The outline stands at the left; where there is no room for it, it opens over the page. */
function OutlinePlace({ children }: { children: ReactNode }) {
  const close = ({ currentTarget, target }: MouseEvent<HTMLDivElement>) => {
    const isJump = target instanceof Element && target.closest('a') !== null;
    if (isJump && currentTarget.matches(':popover-open')) currentTarget.hidePopover();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- the links inside are pressed; this only closes what they were in
    <div id="outline" popover="auto" className="draft-outline no-print" onClick={close}>
      {children}
    </div>
  );
}

type LateWordsProps = Pick<Props, 'personId' | 'documentId' | 'mayWrite'> & { sealed: boolean };

/** Where nobody, or this person, may not write: what was typed offline and came too late. */
function LateWords({ personId, documentId, sealed, mayWrite }: LateWordsProps) {
  if (!sealed && mayWrite) return null;
  const why = sealed ? 'sealed' : 'readOnly';
  return <UnsentWords {...{ personId, documentId, schemaVersion, why }} />;
}

/** The editor is the heavy part of the page: fetched apart, while the saved text is read. */
function useEditorWhenLoaded(): typeof DraftEditor | null {
  const [loaded, setLoaded] = useState<{ Editor: typeof DraftEditor } | null>(null);
  useEffect(() => {
    let wanted = true;
    import('./draft-editor').then(
      (module) => wanted && setLoaded({ Editor: module.DraftEditor }),
      // Without it the saved text stays in view, and the bar says what is true.
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, []);
  return loaded?.Editor ?? null;
}
