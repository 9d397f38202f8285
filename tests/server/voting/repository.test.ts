import { describe, expect, it } from 'vitest';
import { database } from '@/server/database/client';
import type { Prisma } from '@/prisma/generated/client';
import { buildOpenVote, three } from '@/tests/support/open-vote';

describe('[V37] the terms of a vote that has opened', () => {
  const changes: [string, Prisma.VoteUpdateInput][] = [
    ['its secrecy', { secrecy: 'open' }],
    ['what is seen meanwhile', { meanwhile: 'who' }],
    ['its method', { method: 'approval' }],
    ['its rule', { rule: 'absolute-majority' }],
    ['its options', { options: [{ id: 'A', name: 'Another' }] }],
    ['its places', { seats: 2 }],
    ['its question', { question: 'Another question' }],
    ['that it decides', { isStraw: true }],
    ['who casts', { castBy: 'head' }],
    ['that it has opened', { openedAt: null }],
  ];

  it.each(changes)('are kept by the database: %s', async (_what, data) => {
    const { vote } = await buildOpenVote(three);
    const where = { id: vote.id };
    const before = await database().vote.findUniqueOrThrow({ where });
    await expect(database().vote.update({ where, data })).rejects.toThrow('do not change');
    expect(await database().vote.findUniqueOrThrow({ where })).toEqual(before);
  });

  it('may still be chosen while it has not opened', async () => {
    const { vote } = await buildOpenVote(three);
    await database().$executeRaw`ALTER TABLE votes DISABLE TRIGGER votes_keep_their_terms`;
    await database().vote.update({ where: { id: vote.id }, data: { openedAt: null } });
    await database().$executeRaw`ALTER TABLE votes ENABLE TRIGGER votes_keep_their_terms`;
    const chosen = { secrecy: 'secret', meanwhile: 'nothing', rule: 'two-thirds' };
    const changed = await database().vote.update({ where: { id: vote.id }, data: chosen });
    expect(changed).toMatchObject(chosen);
  });

  it('[V20] gain a lot once, which then stands too', async () => {
    const { vote } = await buildOpenVote(three);
    const where = { id: vote.id };
    await database().$executeRaw`ALTER TABLE votes DISABLE TRIGGER votes_keep_their_terms`;
    await database().vote.update({ where, data: { rule: { unranked: 'no-preference' } } });
    await database().$executeRaw`ALTER TABLE votes ENABLE TRIGGER votes_keep_their_terms`;
    const rule = { unranked: 'no-preference', lot: ['B', 'A'] };
    expect(await database().vote.update({ where, data: { rule } })).toMatchObject({ rule });
    const other = { ...rule, lot: ['A', 'B'] };
    await expect(database().vote.update({ where, data: { rule: other } })).rejects.toThrow(
      'do not change',
    );
  });
});
