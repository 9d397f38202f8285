import { accept, refuse, type Result } from '@/domain/result';
import { judge } from '@/domain/voting/file/export-decision';
import { countVote, exportVote } from '@/domain/voting/file/export-vote';
import type { CountRefusal } from '@/domain/voting/counting';
import type { Decision } from '@/domain/voting/heard/without-a-vote';
import { FaultyVoteError } from '@/domain/voting/fault';
import { log } from '@/server/log';
import type { Counted } from '@/server/voting/find-counted';
import { countingDesk } from './counting-desk';

/**
 * Counts a vote as it is stored. A question is counted here, since that takes no longer
 * than reading its roll; a choice among options in a thread of its own, within limits.
 */
export async function countStored(counted: Counted): Promise<Result<Decision, CountRefusal>> {
  if ('options' in counted.deciding) return countingDesk().count(exportVote(counted));
  try {
    return accept(counted.said ? judge(counted.said) : countVote(counted));
  } catch (error) {
    if (!(error instanceof FaultyVoteError)) throw error;
    log.error({ error }, 'what is stored of a vote may not be counted');
    return refuse('count-faulty');
  }
}
