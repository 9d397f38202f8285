import type { ChainedCommands, Editor } from '@tiptap/core';
import type { ReactNode } from 'react';
import type { EditorWish } from './draft-extensions';

/** One button of the toolbar. `name` has its words in messages, `editor.tools`. */
export type ToolbarItem = {
  readonly name: ToolName;
  readonly icon: ReactNode;
  /** Whether the text at the caret already is so; absent for what only acts. */
  readonly isOn?: (editor: Editor) => boolean;
  /** Whether it would do anything now; absent for what always does. */
  readonly isPossible?: (editor: Editor) => boolean;
  readonly act: ((chain: ChainedCommands) => ChainedCommands) | EditorWish | 'comment';
};

export type ToolName =
  | 'undo'
  | 'redo'
  | 'bold'
  | 'italic'
  | 'underline'
  | 'strike'
  | 'superscript'
  | 'subscript'
  | 'link'
  | 'bulletList'
  | 'orderedList'
  | 'outdent'
  | 'indent'
  | 'blockquote'
  | 'table'
  | 'horizontalRule'
  | 'comment'
  | 'find'
  | 'guide';

const stroke = (path: string) => (
  <svg width="20" height="20" viewBox="0 0 20 20" fill="none" aria-hidden="true">
    <path
      d={path}
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  </svg>
);

const letter = (sign: string, look: string) => (
  <span aria-hidden="true" className={`font-serif text-[1.0625rem] leading-none ${look}`}>
    {sign}
  </span>
);

const raised = (Tag: 'sup' | 'sub') => (
  <span aria-hidden="true" className="font-serif text-[1.0625rem] leading-none">
    x<Tag className="text-[0.6875rem]">2</Tag>
  </span>
);

/** The tools in their groups, in the order of the toolbar. */
export const toolGroups: readonly (readonly ToolbarItem[])[] = [
  [
    {
      name: 'undo',
      icon: stroke('M7 4 3.5 7.5 7 11M4 7.5h7.5a4.5 4.5 0 0 1 0 9H8'),
      isPossible: (editor) => editor.can().undo(),
      act: (chain) => chain.undo(),
    },
    {
      name: 'redo',
      icon: stroke('m13 4 3.5 3.5L13 11M16 7.5H8.5a4.5 4.5 0 0 0 0 9H12'),
      isPossible: (editor) => editor.can().redo(),
      act: (chain) => chain.redo(),
    },
  ],
  [
    {
      name: 'bold',
      icon: letter('B', 'font-bold'),
      isOn: (editor) => editor.isActive('bold'),
      act: (chain) => chain.toggleBold(),
    },
    {
      name: 'italic',
      icon: letter('I', 'italic'),
      isOn: (editor) => editor.isActive('italic'),
      act: (chain) => chain.toggleItalic(),
    },
    {
      name: 'underline',
      icon: letter('U', 'underline underline-offset-2'),
      isOn: (editor) => editor.isActive('underline'),
      act: (chain) => chain.toggleUnderline(),
    },
    {
      name: 'strike',
      icon: letter('S', 'line-through'),
      isOn: (editor) => editor.isActive('strike'),
      act: (chain) => chain.toggleStrike(),
    },
    {
      name: 'superscript',
      icon: raised('sup'),
      isOn: (editor) => editor.isActive('superscript'),
      act: (chain) => chain.toggleSuperscript(),
    },
    {
      name: 'subscript',
      icon: raised('sub'),
      isOn: (editor) => editor.isActive('subscript'),
      act: (chain) => chain.toggleSubscript(),
    },
    {
      name: 'link',
      icon: stroke(
        'M8.5 11.5a3 3 0 0 0 4.3 0l2.8-2.8a3 3 0 0 0-4.3-4.3L10.5 5.2M11.5 8.5a3 3 0 0 0-4.3 0l-2.8 2.8a3 3 0 0 0 4.3 4.3l.8-.8',
      ),
      isOn: (editor) => editor.isActive('link'),
      act: 'link',
    },
  ],
  [
    {
      name: 'bulletList',
      icon: stroke('M8 5.5h8.5M8 10h8.5M8 14.5h8.5M4 5.5h.01M4 10h.01M4 14.5h.01'),
      isOn: (editor) => editor.isActive('bulletList'),
      act: (chain) => chain.toggleBulletList(),
    },
    {
      name: 'orderedList',
      icon: (
        <svg width="20" height="20" viewBox="0 0 20 20" fill="none" aria-hidden="true">
          <path
            d="M9 6h7.5M9 14h7.5"
            stroke="currentColor"
            strokeWidth="1.6"
            strokeLinecap="round"
          />
          <text x="1.5" y="9" className="fill-current font-serif text-[9px]">
            a)
          </text>
          <text x="1.5" y="17" className="fill-current font-serif text-[9px]">
            b)
          </text>
        </svg>
      ),
      isOn: (editor) => editor.isActive('orderedList'),
      act: (chain) => chain.toggleOrderedList(),
    },
    {
      name: 'outdent',
      icon: stroke('M8.5 5.5h8M8.5 10h8M8.5 14.5h8M5.5 7.5 3 10l2.5 2.5'),
      isPossible: (editor) => editor.can().liftListItem('listItem'),
      act: (chain) => chain.liftListItem('listItem'),
    },
    {
      name: 'indent',
      icon: stroke('M8.5 5.5h8M8.5 10h8M8.5 14.5h8M3 7.5 5.5 10 3 12.5'),
      isPossible: (editor) => editor.can().sinkListItem('listItem'),
      act: (chain) => chain.sinkListItem('listItem'),
    },
    {
      name: 'blockquote',
      icon: stroke('M4 4v12M8 6h8M8 10h8M8 14h5'),
      isOn: (editor) => editor.isActive('blockquote'),
      act: (chain) => chain.toggleBlockquote(),
    },
    {
      name: 'table',
      icon: stroke('M3.5 4.5h13v11h-13zM3.5 8.5h13M8 8.5v7M12.2 8.5v7M3.5 12h13'),
      isOn: (editor) => editor.isActive('table'),
      act: (chain) => chain.insertTable({ rows: 3, cols: 3, withHeaderRow: true }),
    },
    {
      name: 'horizontalRule',
      icon: stroke('M3.5 10h13'),
      act: (chain) => chain.setHorizontalRule(),
    },
  ],
  [
    {
      name: 'comment',
      icon: stroke('M4 4.5h12v8.5H9.5L6 16v-3H4z'),
      act: 'comment',
    },
  ],
  [
    {
      name: 'find',
      icon: stroke('M8.8 14a5.2 5.2 0 1 0 0-10.4 5.2 5.2 0 0 0 0 10.4M12.6 12.6l4 4'),
      act: 'find',
    },
    { name: 'guide', icon: letter('?', 'font-semibold'), act: 'guide' },
  ],
];

/** What can be done to the table one is in. Words in messages, `editor.tableTools`. */
export const tableTools = {
  rowAbove: (chain) => chain.addRowBefore(),
  rowBelow: (chain) => chain.addRowAfter(),
  columnBefore: (chain) => chain.addColumnBefore(),
  columnAfter: (chain) => chain.addColumnAfter(),
  headerRow: (chain) => chain.toggleHeaderRow(),
  mergeOrSplit: (chain) => chain.mergeOrSplit(),
  deleteRow: (chain) => chain.deleteRow(),
  deleteColumn: (chain) => chain.deleteColumn(),
  deleteTable: (chain) => chain.deleteTable(),
} as const satisfies Record<string, (chain: ChainedCommands) => ChainedCommands>;

export type TableTool = keyof typeof tableTools;
export const tableToolNames = Object.keys(tableTools) as readonly TableTool[];
