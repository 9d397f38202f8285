import * as Y from 'yjs';
import { DocumentConnection } from '@/components/live/document-connection';
import type { SaveState } from '@/components/live/save-state';
import { schemaVersion } from '@/domain/text/schema-version';
import { canonicalText } from '@/domain/text/canonical-text';
import { readTextFrom } from '@/server/text/read-sequence';
import { blocksIn, textIn } from '@/tests/support/sequence';
import { wordsOfBlock } from '@/domain/text/sequence/block';
import { sha256 } from '@/server/record/sha256';
import { between, pick } from './seeded';
import { passed, until } from './until';

/** One line of what an actor did and heard, by the monotonic clock, in milliseconds. */
export type Logged = { at: number; what: string };

/** A token, and the actor's own change with which it was whole. */
type Typed = { token: string; change: number };

export type ActorOptions = {
  name: string;
  documentId: string;
  serverUrl: string;
  socketClass: typeof WebSocket;
  random: () => number;
  personId: string;
};

/**
 * A tab without a screen: the product's own connection on y-websocket's own provider. It
 * types tokens no other actor types, in three pieces, always between whole words, and
 * keeps a log of what was sent and what was acknowledged.
 */
export class Actor {
  readonly log: Logged[] = [];
  readonly tab: DocumentConnection;
  readonly typed: Typed[] = [];
  readonly personId: string;
  readonly name: string;
  /** How often a state has been seen, and for how long the last time without a socket. */
  readonly seen = new Map<SaveState['kind'], number>();
  /** From losing the socket until everything was saved again, each time. */
  readonly recoveries: number[] = [];

  private readonly random: () => number;
  private made = 0;
  private acknowledged = 0;
  private lostAt: number | null = null;
  private typing: Promise<void> | null = null;
  private wantsToType = false;
  private kind: SaveState['kind'] = 'loading';

  constructor(private readonly options: ActorOptions) {
    this.name = options.name;
    this.personId = options.personId;
    this.random = options.random;
    this.tab = new DocumentConnection({ ...options, schemaVersion });
    this.tab.subscribe(() => this.changed());
  }

  get doc(): Y.Doc {
    return this.tab.doc;
  }

  get state(): SaveState {
    return this.tab.getState().saveState;
  }

  get unsaved(): number {
    return 'changes' in this.state ? this.state.changes : 0;
  }

  /** Tokens that were acknowledged whole. */
  get acked(): string[] {
    return this.typed.filter(({ change }) => change <= this.acknowledged).map(tokenOf);
  }

  get tokens(): string[] {
    return this.typed.map(tokenOf);
  }

  /** The canonical text this actor has, hashed. */
  hash(): string {
    return sha256(canonicalText(readTextFrom(this.doc)));
  }

  async opened(): Promise<this> {
    const { name } = this;
    await until(
      `${name} has the text`,
      () => this.tab.getState().synced && this.tab.getState().seated !== null,
    );
    return this;
  }

  async saved(withinMs?: number): Promise<void> {
    await until(`${this.name} is told saved`, () => this.state.kind === 'saved', withinMs);
  }

  /** Types one token somewhere between two words; `length` makes it longer. */
  async type({ paragraph, length = 0 }: { paragraph?: number; length?: number } = {}) {
    const number = String(this.typed.length).padStart(4, '0');
    const token = `⟦${this.name}·${number}${'x'.repeat(length)}⟧`;
    const text = textIn(this.doc);
    let place = Y.createRelativePositionFromTypeIndex(text, this.gapIn(paragraph), -1);
    for (const piece of [token.slice(0, 3), token.slice(3, -1), token.slice(-1)]) {
      const at = Y.createAbsolutePositionFromRelativePosition(place, this.doc)?.index ?? 0;
      this.change(() => text.insert(at, piece));
      place = Y.createRelativePositionFromTypeIndex(text, at + piece.length, -1);
      if (piece !== '⟧') await passed(between(this.random, 0, 4));
    }
    this.typed.push({ token, change: this.made });
    this.note(`sent ${token}`);
  }

  /** Any other change, counted like a typed one. */
  change(make: () => void): void {
    this.made += 1;
    this.doc.transact(make);
  }

  /** Types a token about every so many milliseconds, until `stopTyping`. */
  startTyping(everyMs: number, options: { paragraph?: number; length?: number } = {}): void {
    if (this.typing) return;
    this.wantsToType = true;
    this.typing = (async () => {
      while (this.wantsToType) {
        await this.type(options);
        await passed(everyMs * (0.5 + this.random()));
      }
    })();
  }

  async stopTyping(): Promise<void> {
    this.wantsToType = false;
    await this.typing;
    this.typing = null;
  }

  note(what: string): void {
    this.log.push({ at: performance.now(), what });
  }

  async leave(): Promise<void> {
    await this.stopTyping();
    this.tab.destroy();
  }

  /** A place between two words of a paragraph: nobody types into another's. */
  private gapIn(paragraph?: number): number {
    const blocks = blocksIn(this.doc);
    const block = paragraph === undefined ? pick(this.random, blocks) : blocks[paragraph];
    if (!block) throw new Error('There is no paragraph to type in.');
    const words = wordsOfBlock(block);
    const gaps = [0, words.length];
    for (let at = words.indexOf('⟧'); at >= 0; at = words.indexOf('⟧', at + 1)) gaps.push(at + 1);
    const outside = gaps.filter((gap) => !isInside(words, gap));
    return block.from + pick(this.random, outside);
  }

  private changed(): void {
    const { saveState } = this.tab.getState();
    if (saveState.kind !== this.kind) {
      this.kind = saveState.kind;
      this.seen.set(this.kind, (this.seen.get(this.kind) ?? 0) + 1);
      this.note(saveState.kind === 'closed' ? `closed: ${saveState.reason}` : this.kind);
      if (this.kind === 'reconnecting') this.lostAt ??= performance.now();
      if (this.kind === 'saved' && this.lostAt !== null) {
        this.recoveries.push(performance.now() - this.lostAt);
        this.lostAt = null;
      }
    }
    if (saveState.kind === 'loading') return;
    const acknowledged = this.made - ('changes' in saveState ? saveState.changes : 0);
    if (acknowledged <= this.acknowledged) return;
    this.acknowledged = acknowledged;
    this.note(`acknowledged ${acknowledged} of ${this.made}`);
  }
}

const tokenOf = ({ token }: Typed) => token;

/** Is this place within a token that is begun and not ended? */
function isInside(words: string, gap: number): boolean {
  return gap > 0 && words.lastIndexOf('⟦', gap - 1) > words.lastIndexOf('⟧', gap - 1);
}
