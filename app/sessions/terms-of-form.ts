import { z } from 'zod';
import { languages } from '@/domain/language';
import { defaultRules, type SessionTerms } from '@/domain/sessions/session';

const termsForm = z.object({
  title: z.string().max(10_000),
  purpose: z.string().max(100_000),
  languages: z.array(z.enum(languages)),
  defaultRule: z.enum(defaultRules),
});

/** A session's terms from its form, or null when no form of ours says that. */
export function termsOfForm(form: FormData): SessionTerms | null {
  const read = termsForm.safeParse({
    ...Object.fromEntries(form),
    languages: form.getAll('languages'),
  });
  return read.success ? read.data : null;
}
