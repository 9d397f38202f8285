'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type * as Y from 'yjs';
import { Button } from '@/components/ui/button';
import { textOf } from './text-of';

/** Puts the text as this tab has it on the clipboard, unsaved words included. */
export function CopyTextButton({ doc }: { doc: Y.Doc }) {
  const words = useTranslations('live');
  const [outcome, setOutcome] = useState<'copied' | 'copyFailed' | null>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(textOf(doc));
      setOutcome('copied');
    } catch {
      setOutcome('copyFailed');
    }
  };
  return (
    <>
      <Button onClick={() => void copy()}>{words('copyText')}</Button>
      <output className="self-center text-sm">{outcome && words(outcome)}</output>
    </>
  );
}
