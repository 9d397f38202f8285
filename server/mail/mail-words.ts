import { createTranslator } from 'next-intl';
import type { Language } from '@/domain/language';
import en from '@/messages/en.json';
import fr from '@/messages/fr.json';

/** The words of mails, in the language of whoever will read them. */
export function mailWords(language: Language) {
  return createTranslator({
    locale: language,
    messages: language === 'fr' ? fr : en,
    namespace: 'auth.mail',
  });
}
