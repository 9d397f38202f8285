'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { CommentHighlights } from '@/components/comments/comment-highlights';
import { BusyNotice } from '@/components/live/busy-notice';
import { ClosedNotice } from '@/components/live/closed-notice';
import { PresenceList } from '@/components/live/presence-list';
import { SaveStateBadge } from '@/components/live/save-state-badge';
import { UnsentWords } from '@/components/live/unsent-words';
import { type LiveDocument, useLiveDocument } from '@/components/live/use-live-document';
import { useLiveTopic } from '@/components/live/use-live-topic';
import { type DraftSnapshot, draftTopic } from '@/domain/drafts/draft-snapshot';
import { schemaVersion } from '@/domain/text/schema-version';
import type { DraftEditor } from './draft-editor';
import { useDraftEditor } from './draft-editor-context';
import './draft-bar.css';

type Props = {
  documentId: string;
  /** Who reads this page. */
  personId: string;
  /** The draft as the page was rendered with; its live status takes over. */
  rendered: DraftSnapshot;
  /** The text's name for those who cannot see where they are. */
  label: string;
  /** Whether the role allows it; the door decides. */
  mayWrite: boolean;
  /** Why the text is not opened, if it is damaged. */
  damaged: ReactNode;
  /** Who wrote what, for those who may see it. */
  authors: ReactNode;
  /** The saved text (DraftText), in view until the live one is there. */
  children: ReactNode;
};

/** The comments draw in the text. One array for ever: another would make another editor. */
const extensions = [CommentHighlights];

/**
 * The text of a draft with what is true about it: saved at first, live as soon as it has
 * arrived and the editor is loaded. If either fails, the saved text stays, with the
 * reason in words: nobody ever sees an empty editor.
 */
export function DraftWorkspace(props: Props) {
  const { documentId, personId, rendered, label, mayWrite, damaged, authors, children } = props;
  const { status } = useLiveTopic(draftTopic(rendered.id), rendered);
  const sealed = status !== 'drafting';
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
  return (
    <div className="min-w-0">
      <div className="draft-bar no-print">
        <DraftState live={live} sealed={sealed} />
        <div
          ref={setToolbarPlace}
          className={mayWrite && !sealed ? 'draft-toolbar-place' : undefined}
        />
      </div>
      {live?.closed ? (
        <div className="mb-6">
          <ClosedNotice live={live} />
        </div>
      ) : (
        <LateWords {...{ personId, documentId, sealed, mayWrite }} />
      )}
      {live && <BusyNotice live={live} />}
      {damaged ?? authors}
      <div ref={setContainer}>
        {live?.synced && Editor ? (
          // oxlint-disable-next-line react/static-components -- made once, in its own file
          <Editor
            key={live.doc.guid}
            saved={children}
            {...{ live, label, extensions, toolbarPlace }}
          />
        ) : (
          children
        )}
      </div>
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

/** What is saved, who is here, and why one only reads. */
function DraftState({ live, sealed }: { live: LiveDocument | null; sealed: boolean }) {
  const words = useTranslations('editor');
  if (!live) {
    return <div className="draft-state text-sm text-muted">{sealed && words('sealedText')}</div>;
  }
  const { saveState, mayWrite, retry, closed, me, awareness } = live;
  return (
    <div className="draft-state">
      <div className="flex flex-none flex-wrap items-center gap-x-3 gap-y-1">
        <SaveStateBadge {...{ saveState, mayWrite, retry }} />
        {me && !mayWrite && !closed && (
          <span className="text-sm text-muted">{words('readOnly')}</span>
        )}
      </div>
      <div className="draft-present min-w-0">
        {!closed && <PresenceList awareness={awareness} me={me} />}
      </div>
    </div>
  );
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
