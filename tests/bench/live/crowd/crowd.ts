import * as Y from 'yjs';
import { answering } from '../answering';
import type { Dialect } from './messages';
import { Tab } from './tab';
import { Tally, Times, type Percentiles } from './tally';

/** Who comes: `tabs` of them, over the documents in turn, each with the next cookie in turn. */
export type CrowdPlan = {
  port: number;
  dialect: Dialect;
  documents: string[];
  tabs: number;
  /** What comes before and after the document's name in the address. */
  path: { before: string; after: string };
  origin: string;
  cookies: string[];
  /** How many may be shaking hands at once. */
  atOnce: number;
};

export type Typed = {
  sent: number;
  expected: number;
  delivered: number;
  frames: number;
  bytes: number;
  presence: number;
  propagation: Percentiles;
  durable: Percentiles;
  /** From the first letter to the last arrival, in milliseconds. */
  took: number;
};

export type Opened = { took: number; each: Percentiles };

let tabs: Tab[] = [];

answering({ open, write, type, burst, sleep, comeBack, written, look, close });

/** Opens all tabs; each at least has the text when it returns. */
async function open(plan: CrowdPlan): Promise<Opened> {
  tabs = Array.from({ length: plan.tabs }, (_, place) => tabOf(plan, place));
  const began = performance.now();
  const each = new Times();
  let next = 0;
  const openNext = async (): Promise<void> => {
    for (let tab = tabs[next++]; tab; tab = tabs[next++]) {
      const from = performance.now();
      await synced(tab);
      each.add(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: plan.atOnce }, openNext));
  return { took: performance.now() - began, each: each.percentiles() };
}

function tabOf(plan: CrowdPlan, place: number): Tab {
  const { port, dialect, documents, path, origin, cookies } = plan;
  const document = documents[place % documents.length] ?? '';
  const cookie = cookies[place % cookies.length];
  return new Tab({
    port,
    dialect,
    document,
    path: `${path.before}${document}${path.after}`,
    headers: { Origin: origin, ...(cookie && { Cookie: cookie }) },
    client: 1_000_000 + place,
  });
}

function synced(tab: Tab): Promise<void> {
  return new Promise((resolve, reject) => {
    tab.onSynced = resolve;
    tab.onClosed = (code) => reject(new Error(`A tab was turned away with ${code}.`));
    tab.open();
  });
}

/** Gives the first `writers` tabs a paragraph of their own. */
async function write({ writers }: { writers: number }): Promise<void> {
  for (const tab of tabs.slice(0, writers)) tab.begin();
  await pause(500);
}

/** Typing, and presence if asked for, at the given rates. */
async function type(plan: {
  writers: number;
  keysPerSecond: number;
  presencePerSecond: number;
  seconds: number;
  /** How long to wait for what does not come; a server that was killed sends nothing. */
  patience?: number;
}): Promise<Typed> {
  const tally = newTally();
  const began = performance.now();
  const stops = [
    ...tabs.slice(0, plan.writers).map((tab) => repeat(plan.keysPerSecond, () => tab.key())),
    ...tabs.map((tab) => repeat(plan.presencePerSecond, () => tab.sayHere())),
  ];
  await pause(plan.seconds * 1_000);
  for (const stop of stops) stop();
  return finish(tally, began, plan.patience);
}

/** Writers send their share of letters in one go; `after` so many tabs stand before the first. */
async function burst(plan: { writers: number; updates: number; after: number }): Promise<Typed> {
  const tally = newTally();
  const began = performance.now();
  for (let round = 0; round < plan.updates / plan.writers; round += 1) {
    for (const tab of tabs.slice(plan.after, plan.after + plan.writers)) tab.key();
  }
  return finish(tally, began);
}

function sleep({ asleep }: { asleep: number }): void {
  for (const tab of tabs.slice(tabs.length - asleep)) tab.sleep();
}

/** Waits until all that was sent has arrived, or nothing came for `patience` seconds. */
async function finish(tally: Tally, began: number, patience = 10): Promise<Typed> {
  const awake = tabs.filter(({ isPaused }) => !isPaused).length;
  const expected = tally.sent * (awake - 1);
  const deadline = performance.now() + 60_000;
  let before = -1;
  for (let quiet = 0; quiet < patience * 10; quiet += 1) {
    const { count } = tally.propagation;
    if (count >= expected || performance.now() > deadline) break;
    if (count > before) quiet = 0;
    before = count;
    await pause(100);
  }
  await pause(100);
  const propagation = tally.propagation.percentiles();
  for (const tab of tabs) tab.tally = null;
  return {
    sent: tally.sent,
    expected,
    delivered: propagation.count,
    frames: tally.frames,
    bytes: tally.bytes,
    presence: tally.presence,
    propagation,
    durable: tally.durable.percentiles(),
    took: tally.lastAt - began,
  };
}

function newTally(): Tally {
  const tally = new Tally();
  for (const tab of tabs) tab.tally = tally;
  return tally;
}

/** The server was killed and is back: all come in the same instant, without any patience. */
async function comeBack(): Promise<Opened> {
  const began = performance.now();
  const each = new Times();
  const back = tabs.map(
    (tab) =>
      new Promise<void>((resolve) => {
        tab.onSynced = resolve;
        tab.onClosed = () => setTimeout(() => tab.open(), 100);
        tab.open();
      }),
  );
  await Promise.all(back.map((one) => one.then(() => each.add(performance.now() - began))));
  return { took: performance.now() - began, each: each.percentiles() };
}

/** How far every writer wrote, and how far it was told that it is saved. */
function written(): { client: number; clock: number; acknowledged: number }[] {
  return tabs
    .filter(({ pen }) => pen)
    .map((tab) => ({
      client: tab.plan.client,
      clock: tab.pen?.clock ?? 0,
      acknowledged: tab.acknowledgedClock,
    }));
}

/** What one who comes now is told of the first document: how far each client's writing is there. */
function look(): Promise<Map<number, number>> {
  const [first] = tabs;
  if (!first) throw new Error('Nobody is here.');
  return new Promise((resolve) => {
    const tab = new Tab({ ...first.plan, client: 999_999 });
    tab.onAsked = (stateVector) => {
      tab.close();
      resolve(Y.decodeStateVector(stateVector));
    };
    tab.open();
  });
}

function close(): void {
  for (const tab of tabs) tab.close();
  tabs = [];
}

/** Acts so many times a second, beginning at a random moment; returns how to stop. */
function repeat(perSecond: number, act: () => void): () => void {
  if (perSecond === 0) return () => undefined;
  const every = 1_000 / perSecond;
  let timer = setTimeout(() => {
    timer = setInterval(act, every);
    act();
  }, Math.random() * every);
  return () => clearInterval(timer);
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
