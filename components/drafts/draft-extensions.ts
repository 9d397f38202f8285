import type { Extensions } from '@tiptap/core';
import { Gapcursor } from '@tiptap/extensions/gap-cursor';
import { Placeholder } from '@tiptap/extensions/placeholder';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { AuthorMarks } from './author-marks';
import { SharedText } from './binding/shared-text';
import { ClauseNumbers } from './clause-numbers';
import { ColleaguesCarets } from './colleagues-carets';
import { draftSchema } from './draft-schema';
import { FindInText } from './find/find-in-text';
import { ShortcutKeys } from './keyboard/shortcut-keys';
import { TabKey } from './keyboard/tab-key';
import { TypingShortcuts } from './keyboard/typing-shortcuts';
import { MarkedClause } from './outline/marked-clause';
import { CopiedText } from './paste/copied-text';
import { PastedText, type PasteNews } from './paste/pasted-text';
import { SlashMenu } from './slash/slash-menu';

type Options = {
  doc: Y.Doc;
  awareness: Awareness;
  placeholder: string;
  /** What a key asks of the page around the text. */
  ask: (wish: EditorWish) => void;
  /** What the page says of a paste. */
  tell: (news: PasteNews) => void;
};

export type EditorWish = 'link' | 'toolbar' | 'guide' | 'find';

/** All that the live editor of a draft is made of. */
export function draftExtensions({ doc, awareness, placeholder, ask, tell }: Options): Extensions {
  return [
    ...draftSchema,
    ClauseNumbers,
    AuthorMarks,
    Gapcursor,
    Placeholder.configure({ placeholder, emptyNodeClass: 'is-empty' }),
    // It brings its own undo, of one's own changes only.
    SharedText.configure({ doc }),
    ColleaguesCarets.configure({ awareness }),
    ShortcutKeys.configure({ ask }),
    TabKey,
    TypingShortcuts,
    SlashMenu,
    FindInText,
    MarkedClause,
    PastedText.configure({ tell }),
    CopiedText,
  ];
}
