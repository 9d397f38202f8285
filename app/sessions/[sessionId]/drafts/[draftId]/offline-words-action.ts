'use server';

import { z } from 'zod';
import { refuse, type Result } from '@/domain/result';
import { maybePerson } from '@/server/auth/current-person';
import { bringOfflineWords } from '@/server/drafts/texts-over/bring-offline-words';
import { draftPlace } from '@/server/drafts/requests';

const bytes = z.instanceof(Uint8Array);

/** Writes into the text what its author had written offline before version 2. */
export async function bringOfflineWordsAction(
  asked: unknown,
  update: unknown,
): Promise<Result<null, string>> {
  const person = await maybePerson();
  const [place, change] = [draftPlace.safeParse(asked), bytes.safeParse(update)];
  if (!person || !place.success || !change.success) return refuse('not-found');
  return bringOfflineWords(person, { ...place.data, update: change.data });
}
