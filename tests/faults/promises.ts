import { canonicalText } from '@/domain/text/canonical-text';
import { wordsOf } from '@/domain/text/text';
import { readText } from '@/domain/text/read-text';
import { database } from '@/server/database/client';
import { readDocument } from '@/server/text/documents';
import { sha256 } from '@/server/record/sha256';
import { verifyRecords } from '@/server/record/verify-record';
import type { Actor } from './actor';
import { readDraftPage } from './pages';
import type { Place, Stage } from './stage';
import { repeat, until } from './until';

// The promises of docs/reliability.md, each as a check. A row names those it is about.

const anyToken = /⟦[^⟦⟧]*⟧/g;

/** What PostgreSQL holds of a text: its tokens, its hash, its last sequence. */
export async function storedText({ documentId }: Pick<Place, 'documentId'>) {
  const { text, sequence } = await readDocument(database(), documentId);
  const words = (text.content ?? []).map(wordsOf).join('\n');
  const tokens = words.match(anyToken) ?? [];
  return { words, tokens, sequence, hash: sha256(canonicalText(text)) };
}

/** I1: whatever was acknowledged is in the text. */
export async function checkNothingLost(stage: Stage, place: Place, actors = stage.actors) {
  const stored = new Set((await storedText(place)).tokens);
  const acked = actors.flatMap((actor) => actor.acked);
  const lost = acked.filter((token) => !stored.has(token));
  stage.find('I1', lost.length === 0, `${acked.length} acknowledged, ${lost.length} lost`);
}

/**
 * I2: within 10 s of the last fault every replica, the server, a fresh client and the page
 * have the same text. Call at the moment the last fault is over.
 */
export async function checkConverged(
  stage: Stage,
  place: Place,
  { actors = stage.actors, withinMs = 10_000 } = {},
): Promise<void> {
  const began = performance.now();
  const [fresh] = await stage.enter(place, 1);
  if (!fresh) throw new Error('Nobody came.');
  const replicas = [...actors.filter((actor) => !actor.tab.getState().closed), fresh];
  const hashes = new Set<string>();
  const isSame = async () => {
    hashes.clear();
    hashes.add((await storedText(place)).hash);
    for (const actor of replicas) hashes.add(actor.hash());
    return hashes.size === 1 && replicas.every((actor) => actor.unsaved === 0);
  };
  const isKept = await until('the same text', isSame, withinMs).then(
    () => true,
    () => false,
  );
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  stage.find('I2', isKept, `${replicas.length + 1} texts equal after ${seconds} s`);
  const page = (await readDraftPage(stage, place, fresh.personId)).match(anyToken) ?? [];
  const { tokens } = await storedText(place);
  const isPageEqual = page.join() === tokens.join();
  stage.find('I2', isPageEqual, `the page shows ${page.length} of ${tokens.length} tokens`);
  await fresh.leave();
}

/** I3: every token is there once, whole, and nothing else but the first words. */
export async function checkNothingTwiceNorTorn(stage: Stage, place: Place): Promise<void> {
  const { words, tokens } = await storedText(place);
  const twice = tokens.length - new Set(tokens).size;
  const rest = words.replaceAll(anyToken, '').replaceAll(/[\s]/g, '');
  const isWhole = rest === 'RecallingNotingDecides';
  stage.find('I3', twice === 0 && isWhole, `${tokens.length} tokens, ${twice} twice, none torn`);
  if (!isWhole) stage.note(`left beside the tokens: ${rest.slice(0, 200)}`);
}

/** I4: what these actors were told is not in the text, is not in it. */
export async function checkRefusedStaysOut(stage: Stage, place: Place, actors: Actor[]) {
  const stored = new Set((await storedText(place)).tokens);
  const refused = actors.flatMap((actor) => {
    const acked = new Set(actor.acked);
    return actor.tokens.filter((token) => !acked.has(token));
  });
  const sneaked = refused.filter((token) => stored.has(token));
  const words = `${refused.length} refused or unsaved, ${sneaked.length} in the text`;
  stage.find('I4', sneaked.length === 0, words);
}

/** I5 and I6: one ballot for each voter, and the count says what the ballots say. */
export async function checkBallots(stage: Stage, voteId: string): Promise<void> {
  const roll = await database().rollEntry.findMany({
    where: { voteId },
    include: { ballot: true },
  });
  const ballots = await database().ballot.findMany({ where: { voteId } });
  const voters = new Set(ballots.map((ballot) => JSON.stringify(ballot.delegationId)));
  stage.find('I5', voters.size === ballots.length, `${ballots.length} ballots of ${voters.size}`);
  const cast = roll.filter(({ ballot }) => ballot !== null).length;
  const { verdict } = await database().vote.findUniqueOrThrow({ where: { id: voteId } });
  const counted = countedIn(verdict);
  const isEqual = cast === ballots.length && (counted === null || counted === ballots.length);
  const told = counted === null ? 'the vote is open' : `${counted} counted`;
  stage.find('I6', isEqual, `${ballots.length} ballots, ${cast} on the roll, ${told}`);
}

function countedIn(verdict: unknown): number | null {
  const tally = (verdict as { tally?: Record<string, unknown> } | null)?.tally;
  if (!tally) return null;
  const { yes, no, abstain } = tally as Record<string, number | string>;
  return Number(yes ?? 0) + Number(no ?? 0) + Number(abstain ?? 0);
}

/** I8: voted, sealed and shown are the same bytes, and hold what was acknowledged before. */
export async function checkSeal(
  stage: Stage,
  place: Place,
  ackedBefore: string[],
  ackedEver: string[],
): Promise<void> {
  const version = await database().version.findFirstOrThrow({
    where: { draftId: place.draftId },
    orderBy: { number: 'desc' },
  });
  const isSame = version.sha256 === sha256(version.canonical);
  stage.find('I8', isSame, `the seal ${version.sha256.slice(0, 12)}… is the hash of its text`);
  const { hash } = await storedText(place);
  stage.find('I8', hash === version.sha256, 'the stored text has the hash of the seal');
  const read = readText(JSON.parse(version.canonical));
  const words = read.ok ? (read.value.content ?? []).map(wordsOf).join('\n') : '';
  const sealed = new Set(words.match(anyToken));
  const missing = ackedEver.filter((token) => !sealed.has(token));
  const told = `${ackedBefore.length} acknowledged before, ${ackedEver.length} in all`;
  stage.find('I8', missing.length === 0, `${told}, ${missing.length} missing in the seal`);
}

/** I10: the record's chain is whole. */
export async function checkRecord(stage: Stage, sessionId: string): Promise<void> {
  const [check] = await verifyRecords(sessionId);
  const isWhole = check !== undefined && check.fault === null;
  stage.find('I10', isWhole, `${check?.length ?? 0} entries, chain whole`);
}

/**
 * I12: looks, while the row goes on, whether what tabs say is saved is in PostgreSQL at
 * that moment. Returns what ends the watch and reports.
 */
export function watchSaved(stage: Stage, place: Place, among?: Actor[]): () => Promise<void> {
  const wrong: string[] = [];
  let looks = 0;
  const stop = repeat(150, async () => {
    const claims = (among ?? stage.actors).map((actor) => actor.acked);
    const stored = await storedText(place).catch(() => null);
    if (!stored) return;
    looks += 1;
    const has = new Set<string>(stored.tokens);
    for (const acked of claims) wrong.push(...acked.filter((token) => !has.has(token)));
  });
  return async () => {
    await stop();
    const unsaved = new Set(wrong).size;
    stage.find('I12', unsaved === 0, `${looks} looks at PostgreSQL, ${unsaved} false “saved”`);
  };
}
