import { accept } from '@/domain/result';
import { read } from '@/server/acts/read';
import { findDelegations } from './repository';

/** The delegations that could lead a new draft, for whoever may begin one. */
export const readLeads = read({
  act: 'create-draft',
  read: async ({ source }, { sessionId }: { sessionId: string }) =>
    accept(await findDelegations(source, sessionId)),
});
