'use client';

import { useTranslations } from 'next-intl';
import { Button, LinkButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { CopyTextButton } from './copy-text-button';
import type { ClosedReason } from './save-state';
import type { LiveDocument } from './use-live-document';

/** Why the text can no longer be edited here, what was lost if anything, and what to do next. */
export function ClosedNotice({ live }: { live: LiveDocument }) {
  const words = useTranslations('live');
  const { closed, saveState } = live;
  if (!closed) return null;
  const changes = saveState.kind === 'closed' ? saveState.changes : 0;
  return (
    <Notice
      tone={changes > 0 ? 'negative' : 'caution'}
      title={words(`closed.${closed}.title`)}
      announce="assertive"
    >
      <p>
        {words(`closed.${closed}.body`)} {closed !== 'gone-back' && ofChanges(words, changes)}
      </p>
      <div className="mt-3 flex flex-wrap gap-3">
        {(changes > 0 || closed === 'gone-back') && <CopyTextButton doc={live.doc} />}
        <NextStep reason={closed} retry={live.retry} />
      </div>
    </Notice>
  );
}

function ofChanges(words: ReturnType<typeof useTranslations<'live'>>, changes: number): string {
  return changes > 0 ? words('lostChanges', { changes }) : words('noLostChanges');
}

function NextStep({ reason, retry }: { reason: ClosedReason; retry: () => void }) {
  const words = useTranslations('live');
  switch (reason) {
    case 'signed-out':
      return <LinkButton href="/sign-in">{words('signIn')}</LinkButton>;
    case 'outdated':
    case 'damaged':
      return <Button onClick={() => window.location.reload()}>{words('reload')}</Button>;
    case 'gone-back':
      return <Button onClick={retry}>{words('letGoAndBegin')}</Button>;
    case 'no-right':
    case 'too-large':
    case 'refused':
      return <Button onClick={retry}>{words('beginAgain')}</Button>;
    case 'sealed':
    case 'not-found':
      break;
  }
  return null;
}
