'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { blockAnchor } from '@/components/drafts/block-anchor';

/**
 * Copies the address of a clause. Whoever opens it finds the clause marked: so a chair
 * shows a room, or a delegate a colleague, what is being discussed.
 */
export function CopyClauseLink({ id, reference }: { id: string; reference: string }) {
  const words = useTranslations('editor.outline');
  const [said, setSaid] = useState('');
  async function copy() {
    const { origin, pathname } = window.location;
    const address = `${origin}${pathname}#${blockAnchor(id)}`;
    try {
      await navigator.clipboard.writeText(address);
      setSaid(words('copied'));
    } catch {
      // Without TLS, or not allowed: then the address bar has it, to be copied by hand.
      window.location.hash = blockAnchor(id);
      setSaid(words('inAddress'));
    }
  }
  return (
    <>
      <button
        type="button"
        className="outline-copy"
        aria-label={words('copyLink', { reference })}
        title={said || words('copyLink', { reference })}
        onClick={copy}
        onBlur={() => setSaid('')}
      >
        <svg width="16" height="16" viewBox="0 0 20 20" fill="none" aria-hidden="true">
          <path
            d={said === '' ? linkPath : donePath}
            stroke="currentColor"
            strokeWidth="1.6"
            strokeLinecap="round"
          />
        </svg>
      </button>
      <output className="sr-only">{said}</output>
    </>
  );
}

const linkPath =
  'M8.5 11.5a3 3 0 0 0 4.3 0l2.8-2.8a3 3 0 0 0-4.3-4.3L10.5 5.2M11.5 8.5a3 3 0 0 0-4.3 0l-2.8 2.8a3 3 0 0 0 4.3 4.3l.8-.8';
const donePath = 'm4 10.5 4 4 8-9';
