'use client';

import { useTranslations } from 'next-intl';
import { Dialog } from '@/components/ui/dialog';
import { isMac, useKeysInWords } from './keys-in-words';
import { keysOf, shortcutNames } from './shortcuts';

/** What can be typed to form the text: signs, and what they become. */
const signs = {
  section: '# ',
  bulletList: '- ',
  orderedList: 'a) ',
  blockquote: '> ',
  menu: '/',
  bold: '**…**',
  strike: '~~…~~',
} as const;

const signNames = Object.keys(signs) as readonly (keyof typeof signs)[];

/** The keys of the text, as a list to look things up in. */
export function ShortcutGuide({ open, onClose }: { open: boolean; onClose: () => void }) {
  const words = useTranslations('editor.guide');
  const keysInWords = useKeysInWords();
  return (
    <Dialog open={open} onClose={onClose} title={words('title')}>
      <dl className="grid grid-cols-[1fr_auto] items-baseline gap-x-6 gap-y-2 text-[0.9375rem]">
        {shortcutNames.map((name) => (
          <div key={name} className="contents">
            <dt>{words(name)}</dt>
            <dd className="flex flex-wrap justify-end gap-2" data-shortcut={name}>
              {keysOf(name, isMac()).map((keys) => (
                <Key key={keys}>{keysInWords(keys)}</Key>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <h3 className="mt-6 mb-2 font-semibold">{words('typed')}</h3>
      <p className="mb-3 text-sm text-muted">{words('givenBack')}</p>
      <dl className="grid grid-cols-[1fr_auto] items-baseline gap-x-6 gap-y-2 text-[0.9375rem]">
        {signNames.map((name) => (
          <div key={name} className="contents">
            <dt>{words(`signs.${name}`)}</dt>
            <dd className="text-end">
              <Key>{signs[name]}</Key>
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

function Key({ children }: { children: string }) {
  return (
    <kbd className="rounded border border-line-strong bg-sunken px-1.5 py-0.5 font-sans text-sm whitespace-pre">
      {children}
    </kbd>
  );
}
