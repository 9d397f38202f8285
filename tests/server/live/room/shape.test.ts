// @vitest-environment happy-dom
import { Editor } from '@tiptap/core';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { SharedText } from '@/components/drafts/binding/shared-text';
import { draftSchema } from '@/components/drafts/draft-schema';
import { examineUpdate } from '@/server/live/room/examine-update';
import { highestMarkIn, isMisshapen } from '@/server/live/room/shape';
import { blocksOf } from '@/server/text/read-sequence';
import { isSound } from '@/server/text/shape';

const acts = {
  type: (editor: Editor) => editor.commands.insertContent('words '),
  split: (editor: Editor) => editor.commands.enter(),
  join: (editor: Editor) => editor.commands.joinBackward(),
  deleteSome: (editor: Editor) => editor.commands.deleteSelection(),
  bold: (editor: Editor) => editor.commands.toggleBold(),
  strike: (editor: Editor) => editor.commands.toggleStrike(),
  raise: (editor: Editor) => editor.commands.toggleSuperscript(),
  lower: (editor: Editor) => editor.commands.toggleSubscript(),
  link: (editor: Editor) => editor.commands.setLink({ href: 'https://example.org/a' }),
  unlink: (editor: Editor) => editor.commands.unsetLink(),
  heading: (editor: Editor) => editor.commands.toggleHeading({ level: 2 }),
  bullets: (editor: Editor) => editor.commands.toggleBulletList(),
  letters: (editor: Editor) => editor.commands.toggleOrderedList(),
  sink: (editor: Editor) => editor.commands.sinkListItem('listItem'),
  lift: (editor: Editor) => editor.commands.liftListItem('listItem'),
  quote: (editor: Editor) => editor.commands.toggleBlockquote(),
  rule: (editor: Editor) => editor.commands.setHorizontalRule(),
  lineBreak: (editor: Editor) => editor.commands.setHardBreak(),
  table: (editor: Editor) => editor.commands.insertTable({ rows: 2, cols: 2, withHeaderRow: true }),
  row: (editor: Editor) => editor.commands.addRowAfter(),
  column: (editor: Editor) => editor.commands.deleteColumn(),
  merge: (editor: Editor) => editor.commands.mergeCells(),
  headers: (editor: Editor) => editor.commands.toggleHeaderRow(),
  undo: (editor: Editor) => editor.commands.undo(),
  redo: (editor: Editor) => editor.commands.redo(),
} as const satisfies Record<string, (editor: Editor) => boolean>;

/** Two editors that meet now and then, and a server that asks of all they send. */
function buildTable() {
  const server = new Y.Doc();
  const refused: string[] = [];
  const docs = [new Y.Doc(), new Y.Doc()];
  const waiting: Uint8Array[][] = [[], []];
  const standing = () => ({
    doc: server,
    earlier: () => null,
    highestMark: highestMarkIn(server),
  });
  const editors = docs.map((doc, who) => {
    doc.on('update', (update: Uint8Array, _origin: unknown, _doc, { local }) => {
      if (!local) return;
      const examined = examineUpdate(update);
      if (!examined.ok || isMisshapen(examined.value.structs, standing())) refused.push('!');
      Y.applyUpdate(server, update);
      waiting[1 - who]?.push(update);
    });
    const extensions = [...draftSchema, SharedText.configure({ doc })];
    return new Editor({ element: document.createElement('div'), extensions });
  });
  const meet = () =>
    waiting.forEach((updates, who) => {
      for (const update of updates.splice(0)) Y.applyUpdate(docs[who] ?? new Y.Doc(), update);
    });
  return { editors, meet, server, refused, end: () => editors.forEach((one) => one.destroy()) };
}

describe('the shape of a text', () => {
  it('is kept by everything that editors do, together and apart', () => {
    const { editors, meet, server, refused, end } = buildTable();
    const names = Object.keys(acts) as (keyof typeof acts)[];
    for (const [turn, name] of names.entries()) {
      for (const editor of editors) {
        editor.commands.insertContentAt(editor.state.doc.content.size, '<p>Some words</p>');
        editor.commands.setTextSelection(editor.state.doc.content.size - 3);
        acts[name](editor);
        acts[names[(turn * 7) % names.length] ?? name](editor);
      }
      if (turn % 3 === 0) meet();
    }
    meet();
    end();
    expect(refused).toEqual([]);
    expect(isSound(server)).toBe(true);
    expect(blocksOf(server).blocks.length).toBeGreaterThan(5);
  });
});
