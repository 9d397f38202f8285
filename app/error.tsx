'use client';

import { useTranslations } from 'next-intl';
import { Button, LinkButton } from '@/components/ui/button';
import { Page, PageHeader } from '@/components/ui/page';

/** Shown when a page could not be made. Nothing that was saved is touched by it. */
export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const words = useTranslations('common');
  return (
    <Page width="text">
      <PageHeader title={words('errorTitle')} lead={words('errorLead')} />
      <div className="flex flex-wrap gap-3">
        <Button look="primary" onClick={reset}>
          {words('tryAgain')}
        </Button>
        <LinkButton href="/">{words('toSessions')}</LinkButton>
      </div>
      {error.digest !== undefined && (
        <p className="mt-6 text-sm text-muted">
          {words('errorReference', { reference: error.digest })}
        </p>
      )}
    </Page>
  );
}
