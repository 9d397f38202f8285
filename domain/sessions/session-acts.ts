import { allWhoWork, everybody, organisers, type ActDeclarations } from './declare-acts';

/** What can be done with a session, its delegations and its participants. */
export const sessionActs = {
  'read-session': { by: everybody, unrecorded: true },
  'read-record': { by: everybody, unrecorded: true },
  'edit-session': { by: organisers, aboutPeople: true },

  'add-delegation': { by: organisers, aboutPeople: true },
  'edit-delegation': { by: organisers, aboutPeople: true },
  'remove-delegation': { by: organisers, aboutPeople: true },
  'suspend-seat': { by: ['chair'], weighty: true, aboutPeople: true },
  'restore-seat': { by: ['chair'], weighty: true, aboutPeople: true },
  'give-proxy': { by: allWhoWork, aboutPeople: true },
  'withdraw-proxy': { by: allWhoWork, aboutPeople: true },

  'appoint-head': { by: organisers, aboutPeople: true },
  'dismiss-head': { by: organisers, aboutPeople: true },
  'invite-participant': { by: organisers, aboutPeople: true },
  'change-role': { by: organisers, aboutPeople: true },
  'remove-participant': { by: organisers, aboutPeople: true },
  'copy-sign-in-link': { by: ['chair'] },
} as const satisfies ActDeclarations;
