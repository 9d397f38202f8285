import type { ReactNode } from 'react';

export type Tone = 'neutral' | 'accent' | 'positive' | 'negative' | 'caution';

const grounds: Record<Tone, string> = {
  neutral: 'border-line-strong bg-sunken',
  accent: 'border-accent bg-accent-soft',
  positive: 'border-positive bg-positive-soft',
  negative: 'border-negative bg-negative-soft',
  caution: 'border-caution bg-caution-soft',
};

/**
 * Tells the reader something about what they just did or see. `announce` reads it
 * out: `assertive` for a refusal, `polite` for good news, none for what was there
 * when the page opened.
 */
export function Notice({
  tone = 'neutral',
  title,
  announce,
  children,
}: {
  tone?: Tone;
  title?: ReactNode;
  announce?: 'polite' | 'assertive';
  children?: ReactNode;
}) {
  const role = announce === 'assertive' ? 'alert' : announce === 'polite' ? 'status' : undefined;
  return (
    <div role={role} className={`rounded-r-md border-l-4 px-4 py-3 ${grounds[tone]}`}>
      {title !== undefined && <p className="font-semibold">{title}</p>}
      {children !== undefined && <div className="text-[0.9375rem]">{children}</div>}
    </div>
  );
}
