import { randomUUID } from 'node:crypto';
import { Pool } from 'pg';
import * as Y from 'yjs';
import { afterAll, describe, expect, it } from 'vitest';
import { schemaVersion } from '@/domain/text/schema-version';
import { wordsOf, type TextJson } from '@/domain/text/text';
import type { Entry } from '@/domain/record/entry';
import { findFault } from '@/domain/record/find-fault';
import { refuse } from '@/domain/result';
import { may } from '@/domain/sessions/acts';
import { roles } from '@/domain/sessions/roles';
import { database } from '@/server/database/client';
import type { Asker } from '@/server/acts/asker';
import { createDraft, type NewDraft } from '@/server/drafts/create-draft';
import { editDraft } from '@/server/drafts/edit-draft';
import { readDraft } from '@/server/drafts/read-draft';
import { readDraftSnapshot } from '@/server/drafts/read-draft-snapshot';
import { reopenDraft } from '@/server/drafts/reopen-draft';
import { sealDraft } from '@/server/drafts/seal-draft';
import { withdrawDraft } from '@/server/drafts/withdraw-draft';
import { environment } from '@/server/environment';
import { UpdateLog } from '@/server/text/update-log';
import { sha256 } from '@/server/record/sha256';
import {
  buildDelegation,
  buildDraft,
  buildParticipant,
  buildPerson,
  buildSession,
} from '@/tests/support/builders';
import { addBlock } from '@/tests/support/sequence';
import { valueOf } from '@/tests/support/value-of';

const pool = new Pool({ connectionString: environment().databaseUrl });
afterAll(async () => pool.end());

async function buildRoom() {
  const session = await buildSession();
  const chair = await buildParticipant(session.id, 'chair');
  return { sessionId: session.id, chair };
}

function newDraft(sessionId: string, wanted: Partial<NewDraft> = {}): NewDraft {
  return {
    sessionId,
    kind: 'recommendation',
    title: 'Narrow the veto',
    leadDelegationId: null,
    beginning: { template: 'blank', language: 'en' },
    ...wanted,
  };
}

async function recordOf(sessionId: string) {
  return database().recordEntry.findMany({ where: { sessionId }, orderBy: { sequence: 'asc' } });
}

describe('creating a draft', () => {
  it('seeds its text once, on the server, from the template in the language asked for', async () => {
    const { sessionId, chair } = await buildRoom();
    const lead = await buildDelegation(sessionId, { name: 'Ministry' });
    const created = await createDraft(
      chair,
      newDraft(sessionId, {
        title: '  Une   note ',
        leadDelegationId: lead.id,
        beginning: { template: 'background', language: 'fr' },
      }),
    );
    if (!created.ok) throw new Error(created.refusal);
    const place = { sessionId, draftId: created.value.draftId };
    const reading = valueOf(await readDraft(chair, place));
    expect(reading.snapshot).toMatchObject({ number: 1, title: 'Une note', status: 'drafting' });
    expect(reading.snapshot.lead).toEqual({ id: lead.id, name: 'Ministry' });
    expect(wordsOf(reading.text)).toContain('D’où l’on part');
    expect(reading.rights).toMatchObject({ write: true, seal: true, putToVote: true });
  });

  it('numbers drafts 1, 2, 3 … however many are created at once', async () => {
    const { sessionId, chair } = await buildRoom();
    await Promise.all(
      Array.from({ length: 8 }, async () => createDraft(chair, newDraft(sessionId))),
    );
    const drafts = await database().draft.findMany({ where: { sessionId } });
    expect(drafts.map(({ number }) => number).sort((one, other) => one - other)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8,
    ]);
  });

  it.each([
    ['title-missing', { title: ' ' }],
    ['title-too-long', { title: 'x'.repeat(201) }],
    ['unknown-delegation', { leadDelegationId: randomUUID() }],
  ] as const)('refuses with %s and leaves nothing behind', async (refusal, wanted) => {
    const { sessionId, chair } = await buildRoom();
    const documents = await database().document.count();
    expect(await createDraft(chair, newDraft(sessionId, wanted))).toEqual(refuse(refusal));
    expect(await database().document.count()).toBe(documents);
    expect(await recordOf(sessionId)).toEqual([]);
  });

  it('knows no delegation of another session', async () => {
    const { sessionId, chair } = await buildRoom();
    const elsewhere = await buildDelegation((await buildSession()).id);
    const wanted = newDraft(sessionId, { leadDelegationId: elsewhere.id });
    expect(await createDraft(chair, wanted)).toEqual(refuse('unknown-delegation'));
  });
});

describe('who may do what to a draft', () => {
  const acts = {
    'edit-draft': async (asker: Asker, place: { sessionId: string; draftId: string }) =>
      editDraft(asker, { ...place, title: 'Another', leadDelegationId: null }),
    'seal-draft': sealDraft,
    'withdraw-draft': withdrawDraft,
    'reopen-draft': reopenDraft,
    'create-draft': async (asker: Asker, { sessionId }: { sessionId: string }) =>
      createDraft(asker, newDraft(sessionId)),
  } as const;

  const cases = (Object.keys(acts) as (keyof typeof acts)[]).flatMap((act) =>
    roles.map((role) => ({ act, role, allowed: may(role, act) })),
  );

  it.each(cases)('$role, $act: $allowed', async ({ act, role, allowed }) => {
    const { sessionId } = await buildRoom();
    const actor = await buildParticipant(sessionId, role);
    const status = act === 'reopen-draft' ? 'sealed' : 'drafting';
    const draft = await buildDraft(sessionId, { status });
    const answer = await acts[act](actor, { sessionId, draftId: draft.id });
    if (allowed) expect(answer.ok).toBe(true);
    else expect(answer).toEqual(refuse('not-allowed'));
    expect(await recordOf(sessionId)).toHaveLength(allowed ? 1 : 0);
  });

  it.each(Object.keys(acts) as (keyof typeof acts)[])(
    'to a stranger, %s answers as if the session were not there',
    async (act) => {
      const { sessionId } = await buildRoom();
      const draft = await buildDraft(sessionId);
      const stranger = await buildPerson();
      const answer = await acts[act]({ personId: stranger.id }, { sessionId, draftId: draft.id });
      expect(answer).toEqual(refuse('not-found'));
    },
  );

  it('answers a draft of another session, and an id that is none, like an unknown one', async () => {
    const { sessionId, chair } = await buildRoom();
    const elsewhere = await buildDraft((await buildSession()).id);
    for (const draftId of [elsewhere.id, randomUUID(), 'drop table']) {
      expect(await sealDraft(chair, { sessionId, draftId })).toEqual(refuse('not-found'));
      expect(await readDraft(chair, { sessionId, draftId })).toEqual(refuse('not-found'));
    }
  });

  it('shows a draft to observers and to nobody from outside', async () => {
    const { sessionId } = await buildRoom();
    const draft = await buildDraft(sessionId);
    const observer = await buildParticipant(sessionId, 'observer');
    const place = { sessionId, draftId: draft.id };
    const reading = valueOf(await readDraft(observer, place));
    expect(reading.rights).toMatchObject({ write: false, seal: false, comment: true });
    const stranger = { personId: (await buildPerson()).id };
    expect(await readDraft(stranger, place)).toEqual(refuse('not-found'));
  });
});

describe('sealing', () => {
  it('keeps every edit acknowledged before it, and refuses every later one', async () => {
    const { sessionId, chair } = await buildRoom();
    const draft = await buildDraft(sessionId);
    const log = new UpdateLog(pool);
    const edits = writings(draft.documentId, chair.personId, 40);

    const acknowledged: string[] = [];
    const refusals: string[] = [];
    const writing = Promise.all(
      edits.map(async ({ batch, words }) => {
        const answer = await log.append(batch);
        if (answer.ok) acknowledged.push(words);
        else refusals.push(answer.refusal);
      }),
    );
    const sealed = await sealDraft(chair, { sessionId, draftId: draft.id });
    await writing;
    expect(sealed.ok).toBe(true);

    const version = await database().version.findFirstOrThrow({ where: { draftId: draft.id } });
    const sealedWords = wordsOf(JSON.parse(version.canonical) as TextJson);
    expect(edits.map(({ words }) => words).filter((words) => sealedWords.includes(words))).toEqual(
      acknowledged.sort(),
    );
    expect(acknowledged.length + refusals.length).toBe(edits.length);
    expect(new Set(refusals)).toEqual(new Set(refusals.length > 0 ? ['sealed'] : []));
    const late = writings(draft.documentId, chair.personId, 1)[0];
    expect(late && (await log.append(late.batch))).toEqual(refuse('sealed'));
  });

  it('stores the canonical text with its hash, and names both on the record', async () => {
    const { sessionId, chair } = await buildRoom();
    const draft = await buildDraft(sessionId);
    await sealDraft(chair, { sessionId, draftId: draft.id });
    const version = await database().version.findFirstOrThrow({ where: { draftId: draft.id } });
    expect(version.sha256).toBe(sha256(version.canonical));
    const [entry] = await recordOf(sessionId);
    expect(entry?.payload).toMatchObject({ number: 1, version: 1, sha256: version.sha256 });
    const reading = await readDraftSnapshot(draft.id);
    expect(reading?.snapshot.versions[0]).toMatchObject({ number: 1, sha256: version.sha256 });
  });

  it('happens once, however often it is pressed', async () => {
    const { sessionId, chair } = await buildRoom();
    const draft = await buildDraft(sessionId);
    const place = { sessionId, draftId: draft.id };
    const answers = await Promise.all([1, 2, 3, 4].map(() => sealDraft(chair, place)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.filter(({ ok }) => !ok)).toEqual(
      Array.from({ length: 3 }, () => refuse('draft-is-sealed')),
    );
    expect(await database().version.count({ where: { draftId: draft.id } })).toBe(1);
  });
});

describe('the way back', () => {
  it('lets people write again and seals the new text under the next number', async () => {
    const { sessionId, chair } = await buildRoom();
    const draft = await buildDraft(sessionId);
    const place = { sessionId, draftId: draft.id };
    await sealDraft(chair, place);
    expect((await reopenDraft(chair, place)).ok).toBe(true);
    const [edit] = writings(draft.documentId, chair.personId, 1);
    expect(edit && (await new UpdateLog(pool).append(edit.batch)).ok).toBe(true);
    await sealDraft(chair, place);
    const versions = await database().version.findMany({
      where: { draftId: draft.id },
      orderBy: { number: 'asc' },
    });
    const [first] = versions;
    expect(new Set(versions.map((version) => version.sha256)).size).toBe(2);
    const origin = { documentId: draft.documentId, cause: 'sealed', authorId: chair.id };
    expect(versions).toMatchObject([
      { ...origin, number: 1, parentId: null },
      { ...origin, number: 2, parentId: first?.id },
    ]);
  });

  it('is closed while a vote is on, and after adoption', async () => {
    const { sessionId, chair } = await buildRoom();
    for (const status of ['voting', 'adopted'] as const) {
      const draft = await buildDraft(sessionId, { status });
      const place = { sessionId, draftId: draft.id };
      const refusal = refuse(`draft-is-${status}`);
      expect(await reopenDraft(chair, place)).toEqual(refusal);
      expect(await withdrawDraft(chair, place)).toEqual(refusal);
    }
  });

  it('refuses a new title for a sealed text', async () => {
    const { sessionId, chair } = await buildRoom();
    const draft = await buildDraft(sessionId, { status: 'sealed', title: 'As sealed' });
    const answer = await editDraft(chair, {
      sessionId,
      draftId: draft.id,
      title: 'Other',
      leadDelegationId: null,
    });
    expect(answer).toEqual(refuse('draft-is-sealed'));
    const kept = await database().draft.findUniqueOrThrow({ where: { id: draft.id } });
    expect(kept.title).toBe('As sealed');
  });

  it('puts every step on an unbroken record', async () => {
    const { sessionId, chair } = await buildRoom();
    const draft = await buildDraft(sessionId);
    const place = { sessionId, draftId: draft.id };
    await editDraft(chair, { ...place, title: 'New title', leadDelegationId: null });
    await sealDraft(chair, place);
    await reopenDraft(chair, place);
    await withdrawDraft(chair, place);
    const entries = await recordOf(sessionId);
    expect(entries.map(({ act }) => act)).toEqual([
      'edit-draft',
      'seal-draft',
      'reopen-draft',
      'withdraw-draft',
    ]);
    const chain = entries.map((entry) => ({ ...entry, at: entry.at.toISOString() }) as Entry);
    expect(findFault(chain, sha256)).toMatchObject({ length: 4, fault: null });
  });
});

/** Edits of so many tabs, each of one paragraph with words of its own. */
function writings(documentId: string, personId: string, count: number) {
  return Array.from({ length: count }, (_, index) => {
    const doc = new Y.Doc();
    const words = `edit-${String(index).padStart(3, '0')}`;
    addBlock(doc, words, { id: randomUUID() });
    const update = Y.encodeStateAsUpdate(doc);
    const written = [{ client: doc.clientID, personId, from: 0, to: 1 }];
    return { words, batch: { documentId, update, schemaVersion, writing: written } };
  });
}
