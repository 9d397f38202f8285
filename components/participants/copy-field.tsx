'use client';

import { useId, useState } from 'react';
import { Button } from '@/components/ui/button';

type Props = { label: string; value: string; copyWords: string; copiedWords: string };

/** Something to copy: shown whole, so that it can also be selected by hand. */
export function CopyField({ label, value, copyWords, copiedWords }: Props) {
  const id = useId();
  const [isCopied, setIsCopied] = useState(false);
  const copy = () => {
    navigator.clipboard.writeText(value).then(
      () => setIsCopied(true),
      () => setIsCopied(false),
    );
  };
  return (
    <div className="w-full">
      <label htmlFor={id} className="text-[0.9375rem] font-medium">
        {label}
      </label>
      <div className="mt-1.5 flex gap-2">
        <input
          id={id}
          readOnly
          value={value}
          onFocus={(event) => event.target.select()}
          className="min-h-11 w-full min-w-0 rounded-md border border-line-strong bg-surface px-3 py-2 font-mono text-sm"
        />
        <Button onClick={copy}>
          <span aria-live="polite">{isCopied ? copiedWords : copyWords}</span>
        </Button>
      </div>
    </div>
  );
}
