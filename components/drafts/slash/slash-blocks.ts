import type { ChainedCommands } from '@tiptap/core';

/** What the menu offers, in its order. Words in messages, `editor.slash`. */
export const slashBlocks = {
  section: (chain) => chain.setHeading({ level: 1 }),
  subsection: (chain) => chain.setHeading({ level: 2 }),
  heading: (chain) => chain.setHeading({ level: 3 }),
  bulletList: (chain) => chain.toggleBulletList(),
  orderedList: (chain) => chain.toggleOrderedList(),
  blockquote: (chain) => chain.setBlockquote(),
  table: (chain) => chain.insertTable({ rows: 3, cols: 3, withHeaderRow: true }),
  horizontalRule: (chain) => chain.setHorizontalRule(),
} as const satisfies Record<string, (chain: ChainedCommands) => ChainedCommands>;

export type SlashBlock = keyof typeof slashBlocks;
export const slashBlockNames = Object.keys(slashBlocks) as readonly SlashBlock[];
