import { z } from 'zod';
import { draftKinds } from '@/domain/drafts/draft-snapshot';
import { templateNames } from '@/domain/drafts/templates';
import { languages } from '@/domain/language';

/** Which draft of which session. */
export const draftPlace = z.object({ sessionId: z.uuid(), draftId: z.uuid() });

// Somewhat longer than a title may be, so that what is too long gets its own sentence.
const title = z.string().max(5000);

const lead = z
  .union([z.uuid(), z.literal('')])
  .transform((id) => (id === '' ? null : id))
  .default(null);

/** A draft that is to begin from a template. */
export const newDraft = z
  .object({
    sessionId: z.uuid(),
    kind: z.enum(draftKinds),
    title,
    lead,
    template: z.enum(templateNames),
    language: z.enum(languages),
  })
  .transform(({ lead: leadDelegationId, template, language, ...draft }) => {
    return { ...draft, leadDelegationId, beginning: { template, language } };
  });

/** A draft with another title and lead. */
export const editedDraft = draftPlace
  .extend({ title, lead })
  .transform(({ lead: leadDelegationId, ...draft }) => ({ ...draft, leadDelegationId }));
