import { describe, expect, it } from 'vitest';
import { database } from '@/server/database/client';
import { addDelegation } from '@/server/delegations/add-delegation';
import { readRecord } from '@/server/record/read-record';
import { verifyRecords } from '@/server/record/verify-record';
import { createSession } from '@/server/sessions/create-session';
import { buildPerson } from '@/tests/support/builders';

/** A session with a record of `acts` entries. */
async function buildRecord(acts: number) {
  const { id: personId, name } = await buildPerson({ name: 'Amina' });
  const created = await createSession(
    { personId, name },
    { terms: { title: 'Round table', purpose: '', languages: ['en'], defaultRule: 'two-thirds' } },
  );
  const sessionId = created.ok ? created.value.sessionId : '';
  for (let number = 2; number <= acts; number += 1) {
    const form = { name: `Body ${number}`, shortName: `B${number}`, weight: '1', groups: '' };
    await addDelegation({ personId }, { sessionId, form });
  }
  return { sessionId, personId };
}

/** Writes over the record as only somebody with the database's own rights could. */
async function tamper(statement: string) {
  await database().$transaction([
    database().$executeRawUnsafe('ALTER TABLE record_entries DISABLE TRIGGER USER'),
    database().$executeRawUnsafe(statement),
    database().$executeRawUnsafe('ALTER TABLE record_entries ENABLE TRIGGER USER'),
  ]);
}

async function faultOf(sessionId: string) {
  const [check] = await verifyRecords(sessionId);
  return check && { fault: check.fault?.kind ?? null, at: check.fault?.expected ?? check.length };
}

describe('verifyRecords', () => {
  it('finds a record whole after its acts, and as long as the session counts', async () => {
    const { sessionId } = await buildRecord(4);
    const [check] = await verifyRecords(sessionId);
    expect(check).toMatchObject({ title: 'Round table', length: 4, fault: null });
  });

  it('stays whole when acts come all at once', async () => {
    const { sessionId, personId } = await buildRecord(1);
    await Promise.all(
      Array.from({ length: 12 }, (_, index) => {
        const form = { name: `Body ${index}`, shortName: `B${index}`, weight: '1', groups: '' };
        return addDelegation({ personId }, { sessionId, form });
      }),
    );
    expect(await faultOf(sessionId)).toEqual({ fault: null, at: 13 });
  });

  it('reads all records, each by itself', async () => {
    const one = await buildRecord(2);
    const other = await buildRecord(2);
    const checked = (await verifyRecords()).map(({ sessionId }) => sessionId);
    expect(checked).toEqual(expect.arrayContaining([one.sessionId, other.sessionId]));
  });

  it.each([
    ['a payload changed', `UPDATE record_entries SET payload = '{"name":"Forged"}'`, 'payload'],
    ['an actor exchanged', `UPDATE record_entries SET actor_name = 'Bruno'`, 'content'],
    ['a time moved', `UPDATE record_entries SET at = at - interval '1 day'`, 'content'],
    ['an entry deleted', `DELETE FROM record_entries`, 'sequence'],
  ])('names %s', async (_what, statement, fault) => {
    const { sessionId } = await buildRecord(4);
    await tamper(`${statement} WHERE session_id = '${sessionId}' AND sequence = 3`);
    expect(await faultOf(sessionId)).toEqual({ fault, at: 3 });
  });

  it('is not alarmed by what live snapshots count beside it', async () => {
    const { sessionId } = await buildRecord(3);
    await database().session.update({
      where: { id: sessionId },
      data: { revision: { increment: 5 } },
    });
    expect(await faultOf(sessionId)).toEqual({ fault: null, at: 3 });
  });

  it('notices that the end was cut off, since the session counts its acts', async () => {
    const { sessionId } = await buildRecord(4);
    await tamper(`DELETE FROM record_entries WHERE session_id = '${sessionId}' AND sequence > 2`);
    expect(await faultOf(sessionId)).toEqual({ fault: 'end', at: 2 });
  });

  it('is kept from change by the database itself', async () => {
    const { sessionId } = await buildRecord(1);
    const change = database().recordEntry.updateMany({
      where: { sessionId },
      data: { actorName: 'Bruno' },
    });
    await expect(change).rejects.toThrow(/never changed/);
  });
});

describe('readRecord', () => {
  it('gives pages from the last entry to the first, without a gap', async () => {
    const { sessionId, personId } = await buildRecord(53);
    const first = await readRecord({ personId }, { sessionId });
    const before = first.ok ? (first.value.before ?? undefined) : undefined;
    const second = await readRecord({ personId }, { sessionId, before });
    const sequences = [first, second].flatMap((read) =>
      read.ok ? read.value.entries.map(({ sequence }) => sequence) : [],
    );
    expect(sequences).toEqual(Array.from({ length: 53 }, (_, index) => 53 - index));
    expect(second).toMatchObject({ value: { before: null } });
  });

  it('is narrowed to a kind and to a person', async () => {
    const { sessionId, personId } = await buildRecord(3);
    const read = async (part: object) => {
      const done = await readRecord({ personId }, { sessionId, ...part });
      return done.ok && done.value.entries.map(({ sequence }) => sequence);
    };
    expect(await read({ kind: 'session' })).toEqual([1]);
    expect(await read({ kind: 'delegation', actorId: personId })).toEqual([3, 2]);
    expect(await read({ actorId: (await buildPerson()).id })).toEqual([]);
    expect(await read({ actorId: 'nobody' })).toEqual([]);
  });
});
