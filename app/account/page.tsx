import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PersonForm } from '@/components/people/person-form';
import { SignInList } from '@/components/people/sign-in-list';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { Page, PageHeader, Section } from '@/components/ui/page';
import { Words } from '@/components/ui/words';
import { currentPerson } from '@/server/auth/current-person';
import { readSignIns } from '@/server/auth/read-sign-ins';
import {
  editPersonAction,
  endSignInAction,
  signOutAction,
  signOutEverywhereAction,
} from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const words = await getTranslations('account');
  return { title: words('title') };
}

/** A person's own name, language and sign-ins. */
export default async function AccountPage() {
  const person = await currentPerson();
  const [words, signIns] = await Promise.all([
    getTranslations('account'),
    readSignIns(person.personId),
  ]);
  return (
    <Page width="text">
      <PageHeader title={words('title')} />
      {!person.isProven && <Notice title={words('limitedTitle')}>{words('limited')}</Notice>}
      <Words of={['account']}>
        <Section title={words('aboutYou')} id="about-you">
          <PersonForm
            name={person.name}
            email={person.email}
            language={person.language}
            edit={editPersonAction}
          />
        </Section>
        <Section title={words('signInsTitle')} id="sign-ins">
          <p className="mb-4 text-muted">{words('signInsLead')}</p>
          <SignInList signIns={signIns} currentId={person.signInId} end={endSignInAction} />
          <p className="mt-3 text-sm text-muted">{words('lifetime')}</p>
        </Section>
        <Section title={words('signOutTitle')} id="sign-out">
          <div className="flex flex-wrap gap-3">
            <form action={signOutAction}>
              <SubmitButton pendingWords={words('signingOut')}>{words('signOut')}</SubmitButton>
            </form>
            {person.isProven && (
              <form action={signOutEverywhereAction}>
                <SubmitButton look="danger" pendingWords={words('signingOut')}>
                  {words('signOutEverywhere')}
                </SubmitButton>
              </form>
            )}
          </div>
          {person.isProven && <p className="mt-3 text-sm text-muted">{words('signOutHint')}</p>}
        </Section>
      </Words>
    </Page>
  );
}
