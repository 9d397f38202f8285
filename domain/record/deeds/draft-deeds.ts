import { about } from '@/domain/record/deed-shape';
import { number, orNull, text } from '@/domain/record/shape';

const draft = { number, title: text };

const sealed = { version: number, sha256: text };

/** What is put on the record of drafts. */
export const draftDeeds = {
  'create-draft': about('draft', { ...draft, kind: text, lead: orNull(text) }),
  'edit-draft': about('draft', { ...draft, was: text, lead: orNull(text) }),
  'seal-draft': about('draft', { ...draft, ...sealed }),
  'reopen-draft': about('draft', { ...draft, from: text }),
  'withdraw-draft': about('draft', { ...draft, from: text }),
  'return-to-good-version': about('draft', {
    ...draft,
    damagedAt: number,
    goodAt: number,
    sha256: text,
  }),
} as const;
