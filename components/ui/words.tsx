import { NextIntlClientProvider } from 'next-intl';
import { getMessages } from 'next-intl/server';
import type { ReactNode } from 'react';
import type messages from '@/messages/en.json';

type Part = keyof typeof messages;

/**
 * Hands the client components inside it the words they need, and no others: a page
 * names its parts, so nobody downloads the words of pages they do not see.
 */
export async function Words({ of, children }: { of: readonly Part[]; children: ReactNode }) {
  const all = await getMessages();
  const parts: Part[] = ['common', 'live', ...of];
  const picked = Object.fromEntries(parts.map((part) => [part, all[part]]));
  return <NextIntlClientProvider messages={picked}>{children}</NextIntlClientProvider>;
}
