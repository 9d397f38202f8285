import { Extension } from '@tiptap/core';
import { Fragment, Slice } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type { LeftOut } from '@/domain/text/from-html/left-out';
import { looksLikeMarkdown } from '@/domain/text/from-markdown/looks-like-markdown';
import type { TextJson } from '@/domain/text/text';
import { isTooLarge, type Pasted, readPasted } from './read-pasted';

/** What the page says of a paste, or asks before it. */
export type PasteNews =
  | { readonly kind: 'left-out'; readonly leftOut: LeftOut }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'markdown'; readonly words: string };

type Options = { tell: (news: PasteNews) => void };

/** Far above what one change may be: longer words are not even looked at. */
const wordsMax = 1024 * 1024;

/**
 * What comes in from elsewhere: HTML is read by the one reader that imports share, plain
 * words stay as they are, and of Markdown the page asks what it is meant as.
 */
export const PastedText = Extension.create<Options>({
  name: 'pastedText',
  // Before the tables, which insert cells of what was pasted.
  priority: 1100,
  addOptions: () => ({ tell: () => undefined }),
  addProseMirrorPlugins() {
    const { editor, options } = this;
    let reading: Pasted | null = null;
    let isPlain = false;
    return [
      new Plugin({
        key: new PluginKey('pastedText'),
        props: {
          handleDOMEvents: {
            keydown: (_, event) => {
              isPlain = event.shiftKey;
              return false;
            },
          },
          transformPastedHTML(html) {
            reading = readPasted(html, editor.schema);
            return reading.kind === 'read' ? reading.html : '';
          },
          transformPastedText: (words) => words.replaceAll(/[\u2028\u2029]/gu, ' '),
          handlePaste(view, event) {
            const pasted = reading;
            reading = null;
            const words = event.clipboardData?.getData('text/plain') ?? '';
            if (pasted === null) return takesWords(words.slice(0, wordsMax), isPlain, options.tell);
            if (isFromCodeEditor(event)) return view.pasteText(words);
            return takesHtml(pasted, options.tell);
          },
          handleDrop() {
            const dropped = reading;
            reading = null;
            return dropped !== null && takesHtml(dropped, options.tell);
          },
        },
      }),
    ];
  },
});

/** Code editors send their colours as HTML; what was copied is words. */
function isFromCodeEditor({ clipboardData }: ClipboardEvent): boolean {
  return clipboardData?.types.includes('vscode-editor-data') ?? false;
}

function takesWords(words: string, isPlain: boolean, tell: Options['tell']): boolean {
  if (isTooLarge({ type: 'doc', content: [{ type: 'text', text: words }] })) {
    tell({ kind: 'too-large' });
    return true;
  }
  if (isPlain || !looksLikeMarkdown(words)) return false;
  tell({ kind: 'markdown', words });
  return true;
}

/** @returns whether that was all: nothing of it is text, and what is selected stays */
function takesHtml(pasted: Pasted, tell: Options['tell']): boolean {
  if (pasted.kind === 'too-large') {
    tell(pasted);
    return true;
  }
  const { leftOut, html } = pasted;
  if (Object.keys(leftOut).length > 0) tell({ kind: 'left-out', leftOut });
  return html === '';
}

/** Puts a text where the caret is, as if it had been pasted. */
export function insertText(view: EditorView, text: TextJson): void {
  const { state } = view;
  const content = (text.content ?? []).map((node) => state.schema.nodeFromJSON(node));
  if (content.length === 0) return;
  const slice = Slice.maxOpen(Fragment.from(content));
  view.dispatch(state.tr.replaceSelection(slice).scrollIntoView().setMeta('paste', true));
}
