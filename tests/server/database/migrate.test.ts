import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { database } from '@/server/database/client';
import { migrate } from '@/server/database/migrate';
import { environment } from '@/server/environment';
import { buildSession } from '@/tests/support/builders';

describe('migrate', () => {
  it('applies nothing to a database that is up to date', async () => {
    expect(await migrate(environment().databaseUrl)).toEqual([]);
  });

  it('lets two processes begin at once', async () => {
    const both = [migrate(environment().databaseUrl), migrate(environment().databaseUrl)];
    expect(await Promise.all(both)).toEqual([[], []]);
  });

  it('has a migration for the present schema: npm run db:migration -- <name>', () => {
    const migrated = readFileSync('prisma/migrations/schema.prisma', 'utf8');
    expect(migrated).toBe(readFileSync('prisma/schema.prisma', 'utf8'));
  });
});

describe('the database itself', () => {
  it('refuses to change or remove what is on the record', async () => {
    const session = await buildSession();
    await database().recordEntry.create({
      data: {
        sessionId: session.id,
        sequence: 1,
        at: new Date(),
        act: 'create-session',
        actorName: 'Amina',
        subjectKind: 'session',
        subjectId: session.id,
        payload: {},
        payloadHash: '0'.repeat(64),
        previousHash: '0'.repeat(64),
        hash: '1'.repeat(64),
      },
    });
    await expect(
      database().recordEntry.updateMany({ data: { actorName: 'Bruno' } }),
    ).rejects.toThrow('never changed');
    await expect(database().recordEntry.deleteMany()).rejects.toThrow('never changed');
    await expect(database().$executeRaw`TRUNCATE record_entries`).rejects.toThrow('never changed');
    await expect(database().session.delete({ where: { id: session.id } })).rejects.toThrow();
  });

  it('refuses a delegation without weight', async () => {
    const { id: sessionId } = await buildSession();
    const weightless = { sessionId, name: 'Nowhere', shortName: 'NO', weight: 0 };
    await expect(database().delegation.create({ data: weightless })).rejects.toThrow(
      'delegations_weight_positive',
    );
  });
});
