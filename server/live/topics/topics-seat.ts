import type { RawData, WebSocket } from 'ws';
import { z } from 'zod';
import { closeCodes, type CloseReason } from '@/domain/live/wire';
import { topicKinds, type TopicName } from '@/domain/topic';
import { log } from '@/server/log';
import { isFrameTooLong, limitReached } from '@/server/live/limits/limit-reached';
import type { LimitName } from '@/server/live/limits/limit-settings';
import { limits } from '@/server/live/limits/limits';
import { count } from '@/server/live/metrics';
import { TokenBucket } from '@/server/live/limits/token-bucket';
import type { Topics } from './topics';

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

const topicName = z
  .string()
  .regex(new RegExp(`^(${topicKinds.join('|')}):${uuid}$`))
  .transform((name) => name as TopicName);

/** A tab that is further ahead of its messages a second, in milliseconds, is closed. */
const patience = 5_000;

/** What a tab may say on `/live/topics`. */
const message = z.union([
  z.strictObject({ subscribe: z.array(topicName) }),
  z.strictObject({ unsubscribe: z.array(topicName) }),
]);

/** One tab's socket for live facts: what it watches, and what it was last sent. */
export class TopicsSeat {
  /** The topics it watches, and the revision it has of each. */
  readonly watched = new Map<TopicName, number>();
  private readonly messages = new TokenBucket(
    limits.messagesPerSecond,
    limits.messagesPerSecond * 4,
    performance.now(),
  );
  private isAlive = true;

  constructor(
    private readonly topics: Topics,
    private readonly socket: WebSocket,
    readonly signInId: string,
    readonly personId: string,
  ) {
    socket.on('error', (error) => this.failed(error));
    socket.on('pong', () => (this.isAlive = true));
    socket.on('close', () => topics.leave(this));
    socket.on('message', (data, isBinary) => this.read(data, isBinary));
    topics.seats.add(this);
  }

  /** Sends a snapshot if it is newer than what the tab has. */
  send(name: TopicName, snapshot: { readonly revision: number }): void {
    const had = this.watched.get(name);
    if (had === undefined || had >= snapshot.revision) return;
    this.watched.set(name, snapshot.revision);
    this.say({ topic: name, snapshot });
  }

  /** There is no such topic for this person (any more). */
  turnAway(name: TopicName): void {
    this.watched.delete(name);
    this.say({ topic: name, refused: true });
  }

  beat(): void {
    if (!this.isAlive) {
      this.socket.terminate();
      return;
    }
    this.isAlive = false;
    this.socket.ping();
    this.say({ beat: true });
  }

  close(reason: CloseReason): void {
    count.refused('socket', reason);
    this.socket.close(closeCodes[reason], reason);
  }

  private failed(error: Error): void {
    if (isFrameTooLong(error)) limitReached('frameBytesMax', { personId: this.personId });
    else log.debug({ error }, 'A topics socket failed.');
  }

  private overload(limit: LimitName): void {
    limitReached(limit, { personId: this.personId });
    this.close('overloaded');
  }

  private say(words: object): void {
    if (this.socket.readyState !== this.socket.OPEN) return;
    if (this.socket.bufferedAmount > limits.bufferedHardBytes) this.overload('bufferedHardBytes');
    else this.socket.send(JSON.stringify(words));
  }

  private read(data: RawData, isBinary: boolean): void {
    try {
      if (this.messages.take(1, performance.now()) > patience) {
        this.overload('messagesPerSecond');
        return;
      }
      if (isBinary) throw new Error('Not words.');
      const said = message.parse(JSON.parse(wordsOf(data)));
      if ('subscribe' in said) for (const name of said.subscribe) this.watch(name);
      else for (const name of said.unsubscribe) this.unwatch(name);
    } catch (error) {
      log.warn({ error, personId: this.personId }, 'A malformed message about topics.');
      this.close('malformed');
    }
  }

  private watch(name: TopicName): void {
    if (this.socket.readyState !== this.socket.OPEN) return;
    if (this.watched.size >= limits.topicsPerSocket) {
      this.overload('topicsPerSocket');
      return;
    }
    this.watched.set(name, -1);
    this.topics.subscribe(this, name);
  }

  private unwatch(name: TopicName): void {
    this.watched.delete(name);
    this.topics.unsubscribe(this, name);
  }
}

function wordsOf(data: RawData): string {
  return Buffer.isBuffer(data) ? data.toString('utf8') : '';
}
