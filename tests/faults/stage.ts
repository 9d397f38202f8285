import type { WebSocket } from 'ws';
import type { Role } from '@/domain/sessions/roles';
import { buildDraft, buildParticipant, buildSession, buildText } from '@/tests/support/builders';
import { browserSocket, cookieOf } from '@/tests/support/live';
import { Actor } from './actor';
import type { Promised } from './row';
import type { World } from './world';

/** What a check found out about a promise. */
export type Finding = { promise: Promised; isKept: boolean; words: string };

/** The text a row is about, and who is there. */
export type Place = {
  sessionId: string;
  draftId: string;
  documentId: string;
  path: string;
  chair: { id: string; personId: string };
};

type Wanted = {
  role?: Role;
  /** A person who is there already. */
  personId?: string;
  /** Through which door; the front by default. */
  url?: string;
  /** What the socket does to frames. */
  wrap?: (Base: typeof WebSocket) => typeof WebSocket;
};

/** What a row acts on: the world, a place in it, actors, and a list of findings. */
export class Stage {
  readonly findings: Finding[] = [];
  readonly notes: string[] = [];
  readonly actors: Actor[] = [];
  private readonly closers: (() => Promise<unknown>)[] = [];

  constructor(
    readonly world: World,
    readonly random: () => number,
    readonly isFull: boolean,
  ) {}

  /** As long or as many as in the matrix with `--full`, else less. */
  scaled(full: number, short: number): number {
    return this.isFull ? full : short;
  }

  find(promise: Promised, isKept: boolean, words: string): void {
    this.findings.push({ promise, isKept, words });
  }

  /** Something measured, for the table. */
  note(words: string): void {
    this.notes.push(words);
  }

  /** To be closed when the row is over, whatever happened. */
  later(close: () => Promise<unknown>): void {
    this.closers.push(close);
  }

  /** A session with a draft of three clauses. */
  async place(): Promise<Place> {
    const { id: sessionId } = await buildSession();
    const chair = await buildParticipant(sessionId, 'chair');
    const text = buildText('Recalling', 'Noting', 'Decides');
    const draft = await buildDraft(sessionId, { text, title: 'On figures', createdById: chair.id });
    const path = `/sessions/${sessionId}/drafts/${draft.id}`;
    return { sessionId, draftId: draft.id, documentId: draft.documentId, path, chair };
  }

  /** Actors with the text open, a name each. */
  async enter(place: Place, count: number, wanted: Wanted = {}): Promise<Actor[]> {
    const entered = [];
    for (let number = 0; number < count; number += 1) entered.push(await this.come(place, wanted));
    await Promise.all(entered.map((actor) => actor.opened()));
    return entered;
  }

  /** One actor, on the way in. */
  async come(place: Place, { role = 'delegate', personId, url, wrap }: Wanted): Promise<Actor> {
    const person = personId ?? (await buildParticipant(place.sessionId, role)).personId;
    const Base = browserSocket(await cookieOf(person), this.world.appUrl);
    const wrapped = wrap ? wrap(Base as unknown as typeof WebSocket) : Base;
    const actor = new Actor({
      name: `a${this.actors.length}`,
      documentId: place.documentId,
      serverUrl: url ?? `ws://127.0.0.1:${this.world.front.port}`,
      socketClass: wrapped as typeof globalThis.WebSocket,
      random: this.random,
      personId: person,
    });
    this.actors.push(actor);
    return actor;
  }

  async stopTyping(): Promise<void> {
    await Promise.all(this.actors.map((actor) => actor.stopTyping()));
  }

  async close(): Promise<void> {
    this.world.heal();
    await Promise.all(this.actors.map((actor) => actor.leave()));
    for (const close of this.closers.reverse()) await close().catch(() => undefined);
  }
}
