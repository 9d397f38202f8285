import type { Language } from '@/domain/language';
import type messages from '@/messages/en.json';

/** Makes every key of the words a checked type: a missing one does not compile. */
declare module 'next-intl' {
  interface AppConfig {
    Locale: Language;
    Messages: typeof messages;
  }
}
