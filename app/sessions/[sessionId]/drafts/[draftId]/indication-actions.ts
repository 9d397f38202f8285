'use server';

import { revalidatePath } from 'next/cache';
import { ask } from '@/app/ask';
import { indicate } from '@/server/voting/indications/indicate';
import { indication } from '@/server/voting/requests';

/** Notes how a delegation means to vote, as the signed-in person heard or tells it. */
export async function indicateAction(form: FormData) {
  return ask({ schema: indication, unread: 'not-found' }, form, indicate);
}

/** The same from a plain form; the page that comes back says what stands. */
export async function indicateAndReturnAction(form: FormData): Promise<void> {
  await ask({ schema: indication, unread: 'not-found' }, form, async (asker, request) => {
    const done = await indicate(asker, request);
    revalidatePath(`/sessions/${request.sessionId}/drafts/${request.draftId}`);
    return done;
  });
}
