'use client';

import type { Editor } from '@tiptap/core';
import { useFormatter, useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { type LeftOut, leftOutKinds } from '@/domain/text/from-html/left-out';
import { readHtml } from '@/domain/text/from-html/read-html';
import { readMarkdown } from '@/domain/text/from-markdown/read-markdown';
import { insertText, type PasteNews } from './pasted-text';
import { places } from './read-pasted';
import './paste-note.css';

type Props = {
  editor: Editor;
  news: PasteNews;
  tell: (news: PasteNews) => void;
  onClose: () => void;
};

/** What a paste could not bring along, in a short line; or the question what it is meant as. */
export function PasteNote({ editor, news, tell, onClose }: Props) {
  const words = useTranslations('editor.paste');
  if (news.kind === 'markdown') {
    return <MarkdownQuestion {...{ editor, tell, onClose }} markdown={news.words} />;
  }
  return (
    <div className="paste-note no-print">
      <output>
        {news.kind === 'too-large' ? words('tooLarge') : <LeftOutLine leftOut={news.leftOut} />}
      </output>
      <button type="button" aria-label={words('close')} title={words('close')} onClick={onClose}>
        <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
          <path d="m4 4 10 10m0-10L4 14" stroke="currentColor" strokeWidth="1.75" />
        </svg>
      </button>
    </div>
  );
}

function LeftOutLine({ leftOut }: { leftOut: LeftOut }) {
  const words = useTranslations('editor.paste');
  const format = useFormatter();
  const parts = leftOutKinds.flatMap((kind) => {
    const count = leftOut[kind];
    return count ? [words(`kinds.${kind}`, { count })] : [];
  });
  return words('leftOut', { list: format.list(parts) });
}

/** Signs stay signs, unless the person who pasted them says otherwise: asked once, before. */
function MarkdownQuestion({
  editor,
  markdown,
  tell,
  onClose,
}: Omit<Props, 'news'> & { markdown: string }) {
  const words = useTranslations('editor.paste.markdown');
  const read = () => {
    const { text, leftOut } = readHtml(readMarkdown(markdown), places);
    onClose();
    insertText(editor.view, text);
    if (Object.keys(leftOut).length > 0) tell({ kind: 'left-out', leftOut });
  };
  const keep = () => {
    onClose();
    editor.view.pasteText(markdown, new ClipboardEvent('paste'));
  };
  return (
    <Dialog open onClose={onClose} title={words('title')}>
      <p>{words('body')}</p>
      <div className="mt-5 flex flex-wrap gap-3">
        <Button look="primary" data-autofocus="" onClick={read}>
          {words('read')}
        </Button>
        <Button onClick={keep}>{words('asItIs')}</Button>
      </div>
    </Dialog>
  );
}
