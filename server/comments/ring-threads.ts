import { threadsTopic } from '@/domain/comments/threads-snapshot';
import { ring } from '@/server/live/topics/ring';

/** Tells everyone who watches that a draft's threads changed. Call it after the commit. */
export function ringThreads({ draftId, sessionId }: { draftId: string; sessionId: string }): void {
  ring(threadsTopic(draftId).name, `session:${sessionId}`);
}
