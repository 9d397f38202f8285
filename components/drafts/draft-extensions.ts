import type { Extensions } from '@tiptap/core';
import { Extension } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { Gapcursor } from '@tiptap/extensions/gap-cursor';
import { Placeholder } from '@tiptap/extensions/placeholder';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { AuthorMarks } from './author-marks';
import { BlockIds } from './block-ids';
import { CaretAfterUndo } from './caret-after-undo';
import { ClauseNumbers } from './clause-numbers';
import { ColleaguesCarets } from './colleagues-carets';
import { draftSchema } from './draft-schema';

type Options = {
  doc: Y.Doc;
  awareness: Awareness;
  placeholder: string;
  /** What a key asks of the page around the text. */
  ask: (wish: EditorWish) => void;
};

export type EditorWish = 'link' | 'toolbar' | 'guide';

/** All that the live editor of a draft is made of. */
export function draftExtensions({ doc, awareness, placeholder, ask }: Options): Extensions {
  return [
    ...draftSchema,
    BlockIds,
    ClauseNumbers,
    AuthorMarks,
    Gapcursor,
    Placeholder.configure({ placeholder, emptyNodeClass: 'is-empty' }),
    // It brings its own undo, of one's own changes only.
    Collaboration.configure({ document: doc }),
    CaretAfterUndo,
    ColleaguesCarets.configure({ awareness }),
    Extension.create({
      name: 'wishes',
      addKeyboardShortcuts: () => ({
        'Mod-k': () => asked(ask, 'link'),
        'Alt-F10': () => asked(ask, 'toolbar'),
        'Alt-0': () => asked(ask, 'guide'),
      }),
    }),
  ];
}

function asked(ask: Options['ask'], wish: EditorWish): true {
  ask(wish);
  return true;
}
