import type { Promised } from './row';

/** What each promise says, and where it is checked beside the rows of the matrix. */
export const promiseList: Record<Promised, { says: string; checkedIn: string }> = {
  I1: {
    says: 'Every acknowledged edit is in the text after any crash, unless a later logged deletion removed it.',
    checkedIn: '`checkNothingLost`; tests/server/text/kill.test.ts, durability.test.ts',
  },
  I2: {
    says: 'All replicas, the server, a fresh client and the page have the same canonical text within 10 s of the last fault.',
    checkedIn:
      '`checkConverged`; tests/server/live/live-node.convergence.test.ts, tests/server/text/yjs-random.test.ts',
  },
  I3: {
    says: 'No edit appears twice or inside another person’s word.',
    checkedIn: '`checkNothingTwiceNorTorn`',
  },
  I4: {
    says: 'An edit shown as refused or unsaved is never silently accepted later.',
    checkedIn: '`checkRefusedStaysOut`; tests/server/live/live-node.test.ts',
  },
  I5: {
    says: 'One ballot for each voter, by a constraint of the database.',
    checkedIn: '`checkBallots`; tests/server/voting/',
  },
  I6: {
    says: 'The tally is the number of ballots, and the number of those who took part.',
    checkedIn: '`checkBallots`; tests/server/voting/',
  },
  I7: {
    says: 'No ballot after the closing, by the database’s clock; whoever is told “counted” is counted, nobody else.',
    checkedIn: 'rows/votes.ts, `checkClosing`; tests/server/voting/',
  },
  I8: {
    says: 'The text that is voted on, the sealed version and the stored text are the same bytes, and hold every edit acknowledged before the seal.',
    checkedIn: '`checkSeal`; tests/server/live/live-node.test.ts',
  },
  I9: {
    says: 'Nothing is accepted from a person more than 2 s after their right ended, on any node.',
    checkedIn: 'rows/browsers.ts (F35); tests/server/live/several-nodes.test.ts',
  },
  I10: {
    says: 'The record’s chain of hashes is whole and holds every deciding act exactly once.',
    checkedIn: '`checkRecord`; `npm run record:verify`; tests/server/record/',
  },
  I11: {
    says: 'Memory returns to within 20 % of what it was before the load.',
    checkedIn: 'rows/nodes.ts (F22), rows/clients.ts (F20)',
  },
  I12: {
    says: 'The page never says “saved” of something PostgreSQL does not have.',
    checkedIn:
      '`watchSaved`, which compares what tabs claim with PostgreSQL several times a second',
  },
  I13: {
    says: 'Reading writes nothing.',
    checkedIn: 'rows/browsers.ts (F31); tests/server/live/live-node.test.ts',
  },
};
