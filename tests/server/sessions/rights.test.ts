import { describe, expect, it } from 'vitest';
import { refuse } from '@/domain/result';
import { may, type Act } from '@/domain/sessions/acts';
import { roles, type Role } from '@/domain/sessions/roles';
import { database } from '@/server/database/client';
import { addDelegation } from '@/server/delegations/add-delegation';
import { editDelegation } from '@/server/delegations/edit-delegation';
import { removeDelegation } from '@/server/delegations/remove-delegation';
import { changeRole } from '@/server/participants/change-role';
import { copySignInLink } from '@/server/participants/copy-sign-in-link';
import { inviteParticipants } from '@/server/participants/invite-participants';
import { readParticipants } from '@/server/participants/read-participants';
import { removeParticipant } from '@/server/participants/remove-participant';
import { readRecord } from '@/server/record/read-record';
import { editSession } from '@/server/sessions/edit-session';
import { readSession } from '@/server/sessions/read-session';
import {
  buildDelegation,
  buildParticipant,
  buildPerson,
  buildSession,
} from '@/tests/support/builders';

const form = { name: 'Norway', shortName: 'NOR', weight: '1', groups: '' };
const terms = {
  title: 'Another title',
  purpose: '',
  languages: ['en'],
  defaultRule: 'two-thirds',
} as const;

/** A session with somebody in every role, an empty delegation, and somebody to act on. */
async function buildTable() {
  const { id: sessionId } = await buildSession();
  const { id: delegationId } = await buildDelegation(sessionId, { name: 'Iceland' });
  const other = await buildParticipant(sessionId, 'observer', { name: 'Olga' });
  const seats = {} as Record<Role, string>;
  for (const role of roles) seats[role] = (await buildParticipant(sessionId, role)).personId;
  return { sessionId, delegationId, participantId: other.id, seats };
}

type Table = Awaited<ReturnType<typeof buildTable>>;
type Ids = { sessionId: string; delegationId: string; participantId: string };

/** Every use case of sessions, delegations, participants and the record, by the act it asks for. */
const useCases: readonly (readonly [
  string,
  Act,
  (personId: string, ids: Ids) => Promise<{ ok: boolean }>,
])[] = [
  [
    'readSession',
    'read-session',
    (personId, { sessionId }) => readSession({ personId }, { sessionId }),
  ],
  ['readParticipants', 'read-session', (personId, ids) => readParticipants({ personId }, ids)],
  [
    'readRecord',
    'read-record',
    (personId, { sessionId }) => readRecord({ personId }, { sessionId }),
  ],
  ['editSession', 'edit-session', (personId, ids) => editSession({ personId }, { ...ids, terms })],
  [
    'addDelegation',
    'add-delegation',
    (personId, ids) => addDelegation({ personId }, { ...ids, form }),
  ],
  [
    'editDelegation',
    'edit-delegation',
    (personId, ids) => editDelegation({ personId }, { ...ids, form }),
  ],
  ['removeDelegation', 'remove-delegation', (personId, ids) => removeDelegation({ personId }, ids)],
  [
    'inviteParticipants',
    'invite-participant',
    (personId, { sessionId }) =>
      inviteParticipants(
        { personId },
        {
          sessionId,
          list: 'ines@mfa.example',
          role: 'observer',
          delegationId: null,
          language: 'en',
        },
      ),
  ],
  ['copySignInLink', 'copy-sign-in-link', (personId, ids) => copySignInLink({ personId }, ids)],
  [
    'changeRole',
    'change-role',
    (personId, { sessionId, participantId }) =>
      changeRole(
        { personId },
        { sessionId, participantId, place: { role: 'secretariat', delegationId: null } },
      ),
  ],
  [
    'removeParticipant',
    'remove-participant',
    (personId, ids) => removeParticipant({ personId }, ids),
  ],
];

async function entriesOf({ sessionId }: Table) {
  return database().recordEntry.count({ where: { sessionId } });
}

describe.each(useCases)('%s', (_name, act, run) => {
  it.each(roles)('asks the table whether a person of the role %s may', async (role) => {
    const table = await buildTable();
    const done = await run(table.seats[role], table);
    expect(done).toEqual(
      may(role, act) ? expect.objectContaining({ ok: true }) : refuse('not-allowed'),
    );
    if (!done.ok) expect(await entriesOf(table)).toBe(0);
  });

  it('finds no session for a stranger, for somebody removed, nor under a foreign or broken id', async () => {
    const table = await buildTable();
    const stranger = (await buildPerson()).id;
    const removed = table.seats.chair;
    await buildParticipant(table.sessionId, 'chair');
    await database().participant.updateMany({
      where: { sessionId: table.sessionId, personId: removed },
      data: { removedAt: new Date() },
    });
    const elsewhere = await buildTable();
    const foreign = { ...elsewhere, sessionId: table.sessionId };
    const here = may('secretariat', act) ? table.seats.secretariat : table.seats.chair;

    expect(await run(stranger, table)).toEqual(refuse('not-found'));
    expect(await run(removed, table)).toEqual(refuse('not-found'));
    expect(await run(here, { ...table, sessionId: elsewhere.sessionId })).toEqual(
      refuse('not-found'),
    );
    expect(await run(here, { ...table, sessionId: "'; DROP TABLE people" })).toEqual(
      refuse('not-found'),
    );
    const isAboutThings = [
      'edit-delegation',
      'remove-delegation',
      'copy-sign-in-link',
      'change-role',
      'remove-participant',
    ].includes(act);
    if (isAboutThings) expect(await run(here, foreign)).toEqual(refuse('not-found'));
    expect(await entriesOf(table)).toBe(0);
    expect(await entriesOf(elsewhere)).toBe(0);
  });
});
