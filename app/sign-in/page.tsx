import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { DemonstrationPeople } from '@/components/people/demonstration-people';
import { LanguageSwitch } from '@/components/people/language-switch';
import { SignInForm } from '@/components/people/sign-in-form';
import { LinkButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Page, PageHeader, Section } from '@/components/ui/page';
import { Words } from '@/components/ui/words';
import { maybePerson } from '@/server/auth/current-person';
import { nextPath } from '@/server/auth/next-path';
import { readDemonstrationPeople } from '@/server/auth/read-demonstration-people';
import { environment } from '@/server/environment';
import { mailIsSetUp } from '@/server/mail/send-mail';
import {
  chooseLanguageAction,
  requestSignInLinkAction,
  signInToDemonstrationAction,
} from './actions';

type Props = { searchParams: Promise<{ next?: string | string[]; email?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  const words = await getTranslations('auth');
  return { title: words('title') };
}

/** The way in: by a link sent by mail, and in the demonstration as anybody. */
export default async function SignInPage({ searchParams }: Props) {
  const { next: wanted, email } = await searchParams;
  const next = nextPath(wanted);
  const { demonstration } = environment();
  const [words, locale, person, sessions] = await Promise.all([
    getTranslations('auth'),
    getLocale(),
    maybePerson(),
    readDemonstrationPeople(),
  ]);
  const form = mailIsSetUp() ? (
    <SignInForm
      next={next}
      email={typeof email === 'string' ? email : ''}
      request={requestSignInLinkAction}
    />
  ) : (
    <Notice title={words('noMailTitle')}>{words('noMail')}</Notice>
  );
  return (
    <Page width={demonstration ? 'text' : 'narrow'}>
      <PageHeader
        title={words('title')}
        lead={demonstration ? words('demonstrationLead') : words('lead')}
        eyebrow={demonstration ? words('demonstrationTitle') : undefined}
      />
      <Words of={['auth']}>
        {person && (
          <div className="mb-8 flex flex-wrap items-center justify-between gap-4 rounded-md border border-line bg-surface px-5 py-4">
            <p>{words('signedInAs', { name: person.name })}</p>
            <LinkButton href={next}>{words('goOn')}</LinkButton>
          </div>
        )}
        {demonstration && (
          <DemonstrationPeople
            next={next}
            sessions={sessions}
            signIn={signInToDemonstrationAction}
          />
        )}
        {demonstration ? (
          <Section title={words('otherWay')} id="by-mail">
            {form}
          </Section>
        ) : (
          form
        )}
      </Words>
      {!person && (
        <LanguageSwitch
          label={words('languages')}
          current={locale}
          next={next}
          choose={chooseLanguageAction}
        />
      )}
    </Page>
  );
}
