'use client';

import { useTranslations } from 'next-intl';
import { Dialog } from '@/components/ui/dialog';
import { keysInWords } from './keys-in-words';

/** What can be done without a mouse. Words in messages, `editor.guide`. */
const shortcuts = {
  toolbar: ['Alt-F10'],
  leave: ['Tab'],
  guide: ['?', 'Alt-0'],
  undo: ['Mod-z'],
  redo: ['Mod-Shift-z'],
  bold: ['Mod-b'],
  italic: ['Mod-i'],
  underline: ['Mod-u'],
  strike: ['Mod-Shift-s'],
  link: ['Mod-k'],
  paragraph: ['Mod-Alt-0'],
  headings: ['Mod-Alt-1', 'Mod-Alt-2', 'Mod-Alt-3'],
  bulletList: ['Mod-Shift-8'],
  orderedList: ['Mod-Shift-7'],
  indent: ['Mod-]'],
  outdent: ['Mod-['],
  blockquote: ['Mod-Shift-b'],
  lineBreak: ['Shift-Enter'],
  comment: ['Mod-Alt-m'],
} as const;

const names = Object.keys(shortcuts) as readonly (keyof typeof shortcuts)[];

/** The keys of the text, as a list to look things up in. */
export function ShortcutGuide({ open, onClose }: { open: boolean; onClose: () => void }) {
  const words = useTranslations('editor.guide');
  return (
    <Dialog open={open} onClose={onClose} title={words('title')}>
      <dl className="grid grid-cols-[1fr_auto] items-baseline gap-x-6 gap-y-2 text-[0.9375rem]">
        {names.map((name) => (
          <div key={name} className="contents">
            <dt>{words(name)}</dt>
            <dd className="flex flex-wrap justify-end gap-2">
              {shortcuts[name].map((keys) => (
                <kbd
                  key={keys}
                  className="rounded border border-line-strong bg-sunken px-1.5 py-0.5 font-sans text-sm"
                >
                  {keysInWords(keys)}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
