'use client';

import type { ChainedCommands, Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useRef } from 'react';
import { BlockStyle } from './block-style';
import type { EditorWish } from './draft-extensions';
import { isMac, useKeysInWords } from './keyboard/keys-in-words';
import { keysOf, type ShortcutName, shortcuts } from './keyboard/shortcuts';
import {
  tableToolNames,
  tableTools,
  type ToolbarItem,
  toolGroups,
  type ToolName,
} from './toolbar-items';
import { useRovingFocus } from './use-roving-focus';

type Props = { editor: Editor; ask: (wish: EditorWish) => void };

const tools = toolGroups.flat();

/**
 * The tools of the text: one stop for the Tab key, arrows inside, Escape back into the
 * text. Above the text, and on a phone at the lower edge within the thumb's reach.
 */
export function EditorToolbar({ editor, ask }: Props) {
  const words = useTranslations('editor');
  const state = useToolbarState(editor);
  const bar = useRef<HTMLDivElement>(null);
  const roving = useRovingFocus(bar, () => editor.commands.focus());
  const run = (act: ToolbarItem['act']) => {
    // Whoever stands beside the text listens for it: the comments.
    if (act === 'comment') editor.storage.commentHighlights?.onComment?.();
    else if (typeof act === 'string') ask(act);
    else act(editor.chain().focus()).run();
  };
  return (
    <div
      ref={bar}
      role="toolbar"
      aria-label={words('toolbar')}
      className="draft-toolbar no-print"
      {...roving}
    >
      {state.inTable && <TableTools editor={editor} />}
      <div className="draft-tools">
        <BlockStyle editor={editor} value={state.style} />
        {toolGroups.map((group) => (
          <div key={group[0]?.name} className="draft-tool-group">
            {group.map((item) => (
              <ToolButton
                key={item.name}
                label={words(`tools.${item.name}`)}
                keys={keysFor(item.name)}
                pressed={item.isOn && state.on.includes(item.name)}
                disabled={state.impossible.includes(item.name)}
                onPress={() => run(item.act)}
              >
                {item.icon}
              </ToolButton>
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}

/** Only what the toolbar shows: it is drawn again when one of these changes, not on each key. */
function useToolbarState(editor: Editor) {
  return useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      on: tools.filter((tool) => tool.isOn?.(now)).map(({ name }) => name),
      impossible: tools.filter((tool) => tool.isPossible?.(now) === false).map(({ name }) => name),
      inTable: now.isActive('table'),
      style: now.isActive('heading') ? Number(now.getAttributes('heading')['level']) : 0,
    }),
  });
}

function TableTools({ editor }: { editor: Editor }) {
  const words = useTranslations('editor');
  const act = (change: (chain: ChainedCommands) => ChainedCommands) =>
    change(editor.chain().focus()).run();
  return (
    <fieldset aria-label={words('tableToolsLabel')} className="draft-table-tools">
      {tableToolNames.map((name) => (
        <ToolButton
          key={name}
          label={words(`tableTools.${name}`)}
          onPress={() => act(tableTools[name])}
        >
          <span className="px-1 text-sm whitespace-nowrap">{words(`tableTools.${name}`)}</span>
        </ToolButton>
      ))}
    </fieldset>
  );
}

type ToolButtonProps = {
  label: string;
  keys?: string;
  pressed?: boolean;
  disabled?: boolean;
  onPress: () => void;
  children: ReactNode;
};

/** A tool keeps the selection of the text: pressing it does not take the focus. */
function ToolButton({ label, keys, pressed, disabled, onPress, children }: ToolButtonProps) {
  const keysInWords = useKeysInWords();
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={label}
      aria-pressed={pressed}
      aria-disabled={disabled || undefined}
      aria-keyshortcuts={keys && ariaKeys(keys)}
      title={keys ? `${label} (${keysInWords(keys)})` : label}
      className="draft-tool"
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => {
        if (!disabled) onPress();
      }}
    >
      {children}
    </button>
  );
}

function keysFor(name: ToolName): string | undefined {
  return name in shortcuts ? keysOf(name as ShortcutName, isMac())[0] : undefined;
}

/** As ARIA names keys; `?` and keys pressed one after the other have no name there. */
function ariaKeys(keys: string): string {
  return keys.replace('Mod', isMac() ? 'Meta' : 'Control').replaceAll('-', '+');
}
