'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';

type Props = {
  /** How the ballot is marked. */
  answer: string;
  sending: boolean;
  onCast: () => void;
  onBack: () => void;
};

/** A last look at a ballot that cannot be changed once it is cast. */
export function CheckBallot({ answer, sending, onCast, onBack }: Props) {
  const [words, votes] = [useTranslations('ballot'), useTranslations('votes')];
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <Notice tone="caution">
      <h2 ref={heading} tabIndex={-1} className="font-semibold outline-none">
        {words('checkTitle')}
      </h2>
      <p className="my-2 font-serif text-xl break-words">{answer}</p>
      <p>{words('checkFinal')}</p>
      <div className="mt-3 flex flex-wrap gap-3">
        <Button look="primary" onClick={onCast} aria-disabled={sending || undefined}>
          {sending ? votes('casting') : words('confirm')}
        </Button>
        <Button onClick={onBack}>{words('changeMarks')}</Button>
      </div>
    </Notice>
  );
}
