'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { smallButton } from './small-button';

/** Copies the address that opens this page at this thread. */
export function CopyLink({ threadId }: { threadId: string }) {
  const words = useTranslations('comments');
  const [copied, setCopied] = useState(false);
  const [link, setLink] = useState<string | null>(null);

  async function copy() {
    const { origin, pathname } = window.location;
    const address = `${origin}${pathname}?thread=${threadId}#thread-${threadId}`;
    try {
      await navigator.clipboard.writeText(address);
      setCopied(true);
    } catch {
      // Without TLS, or not allowed: then it can at least be selected and copied by hand.
      setLink(address);
    }
  }

  if (link !== null)
    return (
      <label className="flex basis-full flex-col gap-1 px-2 text-sm">
        {words('linkLabel')}
        <input
          readOnly
          value={link}
          onFocus={(event) => event.target.select()}
          className="min-h-11 w-full rounded-md border border-line-strong bg-surface px-2"
        />
      </label>
    );
  return (
    <button type="button" className={smallButton} onClick={copy}>
      <output>{copied ? words('linkCopied') : words('copyLink')}</output>
    </button>
  );
}
