import { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import { draftExtensions } from '@/components/drafts/draft-extensions';
import type { DocumentConnection } from '@/components/live/document-connection';
import { canonicalText } from '@/domain/text/canonical-text';
import { mendText } from '@/domain/text/read-text';
import { openTab, until, untilSynced } from '@/tests/support/live';
import type { Operation } from './operations';

/** A person with the draft open: the product's editor on the product's connection. */
export class PersonAtWork {
  private tab: DocumentConnection | null = null;
  private editor: Editor | null = null;
  /** Their right has ended: they may go on typing, and nobody ever sees it. */
  isOut = false;

  constructor(
    readonly name: string,
    private readonly documentId: string,
    private readonly cookie: string,
    public url: string,
  ) {}

  /** Opens the text with a fresh copy, as the page does. */
  async open(): Promise<void> {
    this.close();
    this.tab = openTab(this.url, this.documentId, this.cookie);
    await untilSynced(this.tab);
    const { doc, provider } = this.tab;
    const { awareness } = provider;
    this.editor = new Editor({
      element: document.createElement('div'),
      extensions: draftExtensions({
        doc,
        awareness,
        placeholder: '',
        ask: () => undefined,
        tell: () => undefined,
      }),
    });
  }

  get isTurnedAway(): boolean {
    return this.tab !== null && this.tab.getState().closed !== null;
  }

  edit(operation: Extract<Operation, { who: number }>): void {
    const { editor } = this;
    if (!editor) return;
    if (operation.kind === 'undo' || operation.kind === 'redo') {
      editor.commands[operation.kind]();
      return;
    }
    if ('at' in operation) editInside(editor, operation);
  }

  offline(): void {
    this.tab?.provider.disconnect();
  }

  reconnect(): void {
    if (!this.isTurnedAway) this.tab?.provider.connect();
  }

  /** From now on by another node; at once, if there is a connection to be broken. */
  moveTo(url: string, isAtOnce = true): void {
    this.url = url;
    const provider = this.tab?.provider;
    if (!provider) return;
    provider.serverUrl = `${url}/live/documents`;
    if (isAtOnce && provider.wsconnected) provider.ws?.close();
  }

  async saved(): Promise<void> {
    await until(`${this.name} has saved or is turned away`, () => {
      const kind = this.tab?.getState().saveState.kind;
      return kind === 'saved' || this.isTurnedAway;
    });
  }

  /** The canonical text as the editor shows it. */
  text(): string {
    return canonicalText(mendText(this.editor?.getJSON()));
  }

  close(): void {
    this.editor?.destroy();
    this.tab?.destroy();
    this.editor = null;
    this.tab = null;
  }
}

type Placed = Extract<Operation, { at: number }>;

/** Does to the text what the keys would. */
function editInside(editor: Editor, operation: Placed): void {
  const from = placeIn(editor, operation.at);
  const to = 'length' in operation ? endOf(editor, from, operation.length) : from;
  const { doc, tr } = editor.state;
  editor.view.dispatch(tr.setSelection(TextSelection.between(doc.resolve(from), doc.resolve(to))));
  switch (operation.kind) {
    case 'type':
      editor.view.dispatch(editor.state.tr.insertText(operation.words));
      return;
    case 'delete':
      editor.commands.deleteSelection();
      return;
    case 'format':
      editor.commands.toggleMark(operation.mark);
      return;
    case 'split':
      editor.commands.splitBlock();
      return;
    case 'join':
      editor.commands.joinBackward();
      return;
    case 'list':
      editor.commands.toggleList('bulletList', 'listItem');
      return;
    case 'paste':
      editor.commands.insertContent(
        operation.paragraphs.map((text) => ({
          type: 'paragraph',
          content: [{ type: 'text', text }],
        })),
      );
  }
}

function placeIn({ state: { doc } }: Editor, share: number): number {
  const near = TextSelection.near(doc.resolve(Math.floor(share * doc.content.size))).from;
  return betweenLetters(doc, near);
}

/** Within the same block, so that what is struck or deleted is a passage. */
function endOf({ state: { doc } }: Editor, from: number, length: number): number {
  return betweenLetters(doc, Math.min(from + length, doc.resolve(from).end()));
}

/** A caret never stands within a letter that is two units long. */
function betweenLetters(doc: Node, place: number): number {
  const before = doc.resolve(place).nodeBefore?.text?.at(-1) ?? '';
  return /[\uD800-\uDBFF]/.test(before) ? place - 1 : place;
}
