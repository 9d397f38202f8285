/** The languages the pages speak. */
export const languages = ['en', 'fr'] as const;

export type Language = (typeof languages)[number];

export function isLanguage(value: unknown): value is Language {
  return languages.some((language) => language === value);
}

/**
 * Chooses the language of a page: what the person set, else what this browser was
 * told before, else the first of ours in its Accept-Language header, else English.
 */
export function languageFrom(
  chosen: string | undefined,
  remembered: string | undefined,
  acceptLanguage: string | null,
): Language {
  if (isLanguage(chosen)) return chosen;
  if (isLanguage(remembered)) return remembered;
  const accepted = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const quality = /^\s*q=([0-9.]+)$/.exec(parameters.join(';'))?.[1];
      return { language: tag.toLowerCase().split('-')[0], quality: Number(quality ?? 1) };
    })
    .filter(({ language, quality }) => isLanguage(language) && quality > 0)
    .sort((one, other) => other.quality - one.quality);
  const first = accepted[0]?.language;
  return isLanguage(first) ? first : 'en';
}
