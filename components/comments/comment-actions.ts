import type { Anchor } from '@/domain/comments/anchor';
import type { ThreadFilter } from '@/domain/comments/list-threads';
import type { ThreadSnapshot, ThreadsPage } from '@/domain/comments/threads-snapshot';
import type { Result } from '@/domain/result';

/** Every reason why a comment, or a change to one, is not taken. Each has its words. */
export type CommentRefusal =
  | 'not-found'
  | 'not-allowed'
  | 'too-many-acts'
  | 'empty'
  | 'too-long'
  | 'passage-not-found'
  | 'passage-too-long'
  | 'full'
  | 'not-yours'
  | 'deleted'
  | 'unreachable';

export type CommentReply = Result<{ threadId: string }, CommentRefusal>;

/** What the page lets people do with threads; the server behind each decides. */
export type CommentActions = {
  readonly readThreads: (asked: {
    draftId: string;
    filter: ThreadFilter;
    from: number;
  }) => Promise<Result<ThreadsPage, 'not-found' | 'not-allowed' | 'too-many-acts'>>;
  readonly readThread: (asked: {
    threadId: string;
    from: number;
  }) => Promise<Result<ThreadSnapshot, 'not-found' | 'not-allowed' | 'too-many-acts'>>;
  readonly openThread: (thread: {
    draftId: string;
    commentId: string;
    body: string;
    anchor: Anchor;
  }) => Promise<CommentReply>;
  readonly reply: (reply: {
    threadId: string;
    commentId: string;
    body: string;
  }) => Promise<CommentReply>;
  readonly editComment: (edit: { commentId: string; body: string }) => Promise<CommentReply>;
  readonly deleteComment: (comment: { commentId: string }) => Promise<CommentReply>;
  readonly resolveThread: (thread: { threadId: string }) => Promise<CommentReply>;
  readonly reopenThread: (thread: { threadId: string }) => Promise<CommentReply>;
};
