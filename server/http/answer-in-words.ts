import type { IncomingMessage, ServerResponse } from 'node:http';
import { languageFrom } from '@/domain/language';

/** What is answered before there is a page: to a person in words, in their language. */
const sentences = {
  400: {
    en: 'This address is not one of ours.',
    fr: 'Cette adresse n’est pas des nôtres.',
  },
  405: {
    en: 'This cannot be asked for in this way.',
    fr: 'Cela ne se demande pas de cette manière.',
  },
  413: {
    en: 'What was sent is too large. Please send it in smaller parts.',
    fr: 'L’envoi est trop volumineux. Veuillez l’envoyer en plusieurs fois.',
  },
  500: {
    en: 'Something went wrong on our side.',
    fr: 'Une erreur s’est produite de notre côté.',
  },
  503: {
    en: 'There is very much to do just now. Please try again in a moment.',
    fr: 'Il y a beaucoup à faire en ce moment. Veuillez réessayer dans un instant.',
  },
} as const;

export type PlainStatus = keyof typeof sentences;

/** Ends an answer with a sentence, unless its beginning has already been sent. */
export function answerInWords(
  request: IncomingMessage,
  response: ServerResponse,
  status: PlainStatus,
): void {
  if (response.writableEnded) return;
  if (response.headersSent) {
    response.end();
    return;
  }
  const language = languageFrom(undefined, undefined, request.headers['accept-language'] ?? null);
  response.writeHead(status, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Language': language,
    'Cache-Control': 'no-store',
  });
  response.end(`${sentences[status][language]}\n`);
}
