import { Client } from 'pg';
import { database } from '@/server/database/client';
import { closeVote } from '@/server/voting/close-vote';

// A process that closes the secret vote it is told of and dies (kill -9) at the instant in
// which it would have swept: the closing has committed, nothing has come after it.
const [personId = '', sessionId = '', voteId = ''] = process.argv.slice(2);
const query = Reflect.get(Client.prototype, 'query') as (...given: unknown[]) => unknown;
Reflect.set(Client.prototype, 'query', function (this: Client, ...given: unknown[]) {
  if (JSON.stringify(given[0]).includes('VACUUM')) process.kill(process.pid, 'SIGKILL');
  return query.apply(this, given);
});
await closeVote({ personId, signedInAt: new Date() }, { sessionId, voteId });
await database().$disconnect();
process.exit(1);
