import { languages, type Language } from '@/domain/language';

const names: Record<Language, string> = { en: 'English', fr: 'Français' };

type Props = {
  label: string;
  current: Language;
  next: string;
  choose: (form: FormData) => Promise<void>;
};

/** Changes the language of the pages for somebody who is not signed in. */
export function LanguageSwitch({ label, current, next, choose }: Props) {
  return (
    <form action={choose} className="mt-12 flex flex-wrap items-center gap-1 text-sm text-muted">
      <fieldset className="flex items-center">
        <legend className="sr-only">{label}</legend>
        <input type="hidden" name="next" value={next} />
        {languages.map((language) => (
          <button
            key={language}
            name="language"
            value={language}
            lang={language}
            aria-pressed={language === current}
            className="min-h-11 rounded px-3 first-of-type:-ms-3 hover:text-ink hover:underline aria-pressed:font-semibold aria-pressed:text-ink"
          >
            {names[language]}
          </button>
        ))}
      </fieldset>
    </form>
  );
}
