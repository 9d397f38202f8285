import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Checkup } from '@/components/checkup/checkup';
import { Page, PageHeader } from '@/components/ui/page';
import { Words } from '@/components/ui/words';
import { currentPerson } from '@/server/auth/current-person';
import { mayAdminister } from '@/server/auth/invited';
import { signInCookie } from '@/server/auth/sign-in-cookie';
import { readCheckup } from '@/server/checkup/read-checkup';
import { environment } from '@/server/environment';

export async function generateMetadata(): Promise<Metadata> {
  const words = await getTranslations('checkup');
  return { title: words('title') };
}

/** For administrators: does everything work, from their browser to the mail server? */
export default async function CheckupPage() {
  const person = await currentPerson();
  if (!mayAdminister(person)) notFound();
  const [words, { findings, databaseAhead }] = await Promise.all([
    getTranslations('checkup'),
    readCheckup(),
  ]);
  return (
    <Page width="text">
      <PageHeader title={words('title')} lead={words('lead')} />
      <Words of={['checkup']}>
        <Checkup
          found={findings}
          databaseAhead={databaseAhead}
          appUrl={environment().appUrl}
          cookieName={signInCookie().name}
        />
      </Words>
    </Page>
  );
}
