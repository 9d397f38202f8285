import { refuse } from '@/domain/result';
import type { CommentReply } from './comment-actions';

const patience = [800, 1_600];

/**
 * Sends something and answers with a refusal where the network failed. A passage that
 * was typed a moment ago may not be saved yet when its comment arrives: that is tried
 * again before anybody is troubled with it.
 */
export async function sendComment(send: () => Promise<CommentReply>): Promise<CommentReply> {
  for (const milliseconds of patience) {
    const reply = await attempt(send);
    if (reply.ok || reply.refusal !== 'passage-not-found') return reply;
    await new Promise((done) => setTimeout(done, milliseconds));
  }
  return attempt(send);
}

async function attempt(send: () => Promise<CommentReply>): Promise<CommentReply> {
  try {
    return await send();
  } catch (error) {
    // Next redirects (to sign-in) by throwing; that one must go on.
    if (error instanceof Error && 'digest' in error) throw error;
    return refuse('unreachable');
  }
}
