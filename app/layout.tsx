import type { Metadata, Viewport } from 'next';
import { NextIntlClientProvider } from 'next-intl';
import { getLocale, getMessages, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { CopyKeeper } from '@/components/live/copy-keeper';
import { OffTheScreen } from '@/components/site/off-the-screen';
import { OffTheText } from '@/components/site/off-the-text';
import { SiteHeader } from '@/components/site/site-header';
import { maybePerson } from '@/server/auth/current-person';
import { mayAdminister } from '@/server/auth/invited';
import { readableDocumentsAction } from './copy-actions';
import './globals.css';

export const metadata: Metadata = {
  title: { default: 'Plenary', template: '%s · Plenary' },
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#faf8f4' },
    { media: '(prefers-color-scheme: dark)', color: '#151617' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, words, person, { common, live }] = await Promise.all([
    getLocale(),
    getTranslations('common'),
    maybePerson(),
    getMessages(),
  ]);
  return (
    <html lang={locale}>
      <body className="flex min-h-dvh flex-col">
        <a
          href="#main"
          className="sr-only rounded bg-accent px-4 py-3 text-accent-ink focus:not-sr-only focus:fixed focus:start-4 focus:top-4 focus:z-50"
        >
          {words('skipToContent')}
        </a>
        <NextIntlClientProvider messages={{ common, live }}>
          <CopyKeeper personId={person?.personId ?? null} readable={readableDocumentsAction} />
          <OffTheScreen>
            <OffTheText>
              <SiteHeader
                personName={person?.name ?? null}
                isAdministrator={person !== null && mayAdminister(person)}
              />
            </OffTheText>
          </OffTheScreen>
          {children}
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
