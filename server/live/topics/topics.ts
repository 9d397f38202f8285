import type { Pool } from 'pg';
import { signInLives } from '@/server/auth/repository';
import { topicKinds, type TopicKind, type TopicName } from '@/domain/topic';
import { log } from '@/server/log';
import type { LiveFeatures, TopicReading } from '@/server/live/features';
import type { TopicsSeat } from './topics-seat';

type Channel = {
  seats: Set<TopicsSeat>;
  /** The read under way, and whether somebody rang since it began. */
  reading: Promise<void> | null;
  isStale: boolean;
};

/**
 * The live facts that tabs on this node watch. A snapshot is read once for all of them,
 * and what rings while it is read is read once more afterwards.
 */
export class Topics {
  readonly seats = new Set<TopicsSeat>();
  private readonly channels = new Map<TopicName, Channel>();

  constructor(
    private readonly pool: Pool,
    private readonly readers: LiveFeatures['topicReaders'],
  ) {}

  subscribe(seat: TopicsSeat, name: TopicName): void {
    const channel = this.channels.get(name) ?? {
      seats: new Set<TopicsSeat>(),
      reading: null,
      isStale: false,
    };
    this.channels.set(name, channel);
    channel.seats.add(seat);
    this.refresh(name);
  }

  unsubscribe(seat: TopicsSeat, name: TopicName): void {
    const channel = this.channels.get(name);
    channel?.seats.delete(seat);
    if (channel?.seats.size === 0) this.channels.delete(name);
  }

  leave(seat: TopicsSeat): void {
    this.seats.delete(seat);
    for (const name of seat.watched.keys()) this.unsubscribe(seat, name);
  }

  /** Reads a topic again and sends it to whoever has not got this revision yet. */
  refresh(name: TopicName): void {
    const channel = this.channels.get(name);
    if (!channel) return;
    channel.isStale = true;
    channel.reading ??= this.readAndLookAgain(name, channel);
  }

  refreshAll(): void {
    for (const name of this.channels.keys()) this.refresh(name);
  }

  private async readAndLookAgain(name: TopicName, channel: Channel): Promise<void> {
    const isRead = await this.readWhileStale(name, channel);
    channel.reading = null;
    if (channel.isStale) setTimeout(() => this.refresh(name), isRead ? 0 : 1_000).unref();
  }

  /** False if it could not be read. Never throws. */
  private async readWhileStale(name: TopicName, channel: Channel): Promise<boolean> {
    // What rings in one turn of the event loop is one reading.
    await Promise.resolve();
    while (channel.isStale && channel.seats.size > 0) {
      channel.isStale = false;
      try {
        const reading = await this.read(name);
        // Who comes while this is looked up has made it stale, and is asked about next.
        const asked = [...channel.seats];
        const members = await this.membersAmong(asked, reading);
        for (const seat of asked) {
          if (reading && members.has(seat.signInId)) seat.send(name, reading.snapshot);
          else this.turnAway(seat, name);
        }
      } catch (error) {
        log.warn({ error, topic: name }, 'A live snapshot could not be read.');
        channel.isStale = true;
        return false;
      }
    }
    return true;
  }

  private turnAway(seat: TopicsSeat, name: TopicName): void {
    this.unsubscribe(seat, name);
    seat.turnAway(name);
  }

  private async read(name: TopicName): Promise<TopicReading | null> {
    const split = name.indexOf(':');
    const kind = topicKinds.find((kind: TopicKind) => kind === name.slice(0, split));
    const reader = kind && this.readers[kind];
    return reader ? reader(name.slice(split + 1)) : null;
  }

  /** Whose sign-ins may read it: asked at every sending, so that a removal takes effect. */
  private async membersAmong(
    seats: readonly TopicsSeat[],
    reading: TopicReading | null,
  ): Promise<Set<string>> {
    if (!reading) return new Set();
    const signIns = [...new Set(seats.map(({ signInId }) => signInId))];
    const { rows } = await this.pool.query<{ id: string }>({
      name: 'live-members',
      text: `SELECT sign_ins.id FROM sign_ins
             JOIN participants ON participants.person_id = sign_ins.person_id
             WHERE participants.session_id = $1 AND participants.removed_at IS NULL
               AND sign_ins.id = ANY($2::uuid[]) AND ${signInLives}
               AND sign_in_opens(sign_ins.id, $1)`,
      values: [reading.sessionId, signIns],
    });
    return new Set(rows.map(({ id }) => id));
  }
}
