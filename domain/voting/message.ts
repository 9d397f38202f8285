/**
 * A value of a sentence, still without a language: a number to inflect by, a decimal,
 * names to list, a comparison in figures, or a word the sentence chooses by.
 */
type MessageValue =
  | number
  | string
  | { readonly decimal: string }
  | { readonly names: readonly string[] }
  | { readonly figures: string };

/** A sentence without its words: a key of the messages, and what to fill in. */
export type Message = {
  readonly key: string;
  readonly values: Readonly<Record<string, MessageValue>>;
};

/**
 * Writes the values of a message in the manner of a language, ready for next-intl:
 * decimal comma or point, and a list with its “and”.
 */
export function valuesIn(locale: string, message: Message): Record<string, string | number> {
  const entries = Object.entries(message.values);
  return Object.fromEntries(entries.map(([name, value]) => [name, written(locale, value)]));
}

function written(locale: string, value: MessageValue): string | number {
  if (typeof value === 'number' || typeof value === 'string') return value;
  if ('decimal' in value) return figuresIn(locale, value.decimal);
  if ('figures' in value) return figuresIn(locale, value.figures);
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(value.names);
}

/** Every decimal of a text with the language's sign and its grouping of thousands. */
function figuresIn(locale: string, text: string): string {
  const point = locale.startsWith('fr') ? ',' : '.';
  const gap = locale.startsWith('fr') ? '\u202f' : ',';
  return text.replace(/(\d+)(?:\.(\d+))?/g, (_, whole: string, digits?: string) => {
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, gap);
    return digits === undefined ? grouped : `${grouped}${point}${digits}`;
  });
}
