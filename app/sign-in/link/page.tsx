import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { buttonClass, LinkButton } from '@/components/ui/button';
import { Page, PageHeader } from '@/components/ui/page';
import { nextPath, signInPath } from '@/server/auth/next-path';
import { readSignInLink } from '@/server/auth/read-sign-in-link';

type Props = { searchParams: Promise<{ token?: string | string[]; next?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  const words = await getTranslations('auth');
  return { title: words('title'), referrer: 'no-referrer' };
}

/**
 * Where a link from a mail leads. Looking at it uses nothing up, however many scanners
 * come by; the button's POST does. The form is a plain one and goes to a route, since
 * `no-referrer` makes browsers write `Origin: null`, which server actions refuse.
 */
export default async function SignInLinkPage({ searchParams }: Props) {
  const { token, next: wanted } = await searchParams;
  const next = nextPath(wanted);
  const [words, link] = await Promise.all([getTranslations('auth.link'), readSignInLink(token)]);
  if (link.state !== 'ready') {
    return (
      <Page width="narrow">
        <PageHeader title={words(`${link.state}Title`)} lead={words(link.state)} />
        <LinkButton look="primary" href={signInPath(next)}>
          {words('newLink')}
        </LinkButton>
      </Page>
    );
  }
  return (
    <Page width="narrow">
      <PageHeader title={words('readyTitle')} lead={words('ready', { email: link.email })} />
      <form method="post" action="/api/auth/callback/email">
        <input type="hidden" name="token" value={String(token)} />
        <input type="hidden" name="next" value={next} />
        <button type="submit" className={buttonClass('primary', 'w-full sm:w-auto sm:min-w-48')}>
          {words('button')}
        </button>
      </form>
      <p className="mt-8 text-sm text-muted">{words('notYou')}</p>
    </Page>
  );
}
