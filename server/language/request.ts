import { cookies, headers } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { languageFrom } from '@/domain/language';
import { maybePerson } from '@/server/auth/current-person';
import { environment } from '@/server/environment';

/** Tells next-intl the language of this request: the person's own, else the cookie's, else the browser's. */
export default getRequestConfig(async () => {
  const person = await maybePerson();
  const locale = languageFrom(
    person?.language,
    (await cookies()).get('language')?.value,
    (await headers()).get('accept-language'),
  );
  const messages =
    locale === 'fr'
      ? (await import('@/messages/fr.json')).default
      : (await import('@/messages/en.json')).default;
  return { locale, messages, timeZone: environment().timeZone };
});
