import { getTranslations } from 'next-intl/server';
import { LinkButton } from '@/components/ui/button';
import { Page, PageHeader } from '@/components/ui/page';

export default async function NotFound() {
  const words = await getTranslations('common');
  return (
    <Page width="text">
      <PageHeader title={words('notFoundTitle')} lead={words('notFoundLead')} />
      <LinkButton href="/" look="primary">
        {words('toSessions')}
      </LinkButton>
    </Page>
  );
}
