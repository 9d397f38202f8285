import { Editor } from '@tiptap/core';
import { Document } from '@tiptap/extension-document';
import type * as Y from 'yjs';
import { SharedText } from '@/components/drafts/binding/shared-text';
import { draftSchema } from '@/components/drafts/draft-schema';

/** What the editor before this one is made not to know: nodes, and a mark. */
const newer = ['table', 'tableRow', 'tableCell', 'tableHeader', 'strike'];

/**
 * The editor of an earlier schema, bound to a document as a page would bind it. Needs a
 * DOM (`@vitest-environment happy-dom`).
 */
export function openPreviousEditor(doc: Y.Doc): Editor {
  const known = draftSchema.filter(({ name }) => !newer.includes(name) && name !== 'doc');
  const top = Document.extend({ content: '(paragraph | heading | bulletList | orderedList)+' });
  const extensions = [top, ...known, SharedText.configure({ doc })];
  return new Editor({ element: document.createElement('div'), extensions });
}
