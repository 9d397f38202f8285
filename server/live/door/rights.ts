import type { Pool } from 'pg';
import { signInLives } from '@/server/auth/repository';
import { log } from '@/server/log';
import type { Access, Answer } from './access';
import type { RightsChange } from '@/server/live/bus/bell';
import type { DocumentSeat } from '@/server/live/room/document-seat';
import type { Rooms } from '@/server/live/room/rooms';
import type { Topics } from '@/server/live/topics/topics';

/**
 * Decides again about whoever is connected, when rights may have changed: asks the door's
 * own question for every seat at once and puts out those for whom the answer differs.
 * A tab whose right is another one comes back by itself and gets the new one.
 */
export class Rights {
  private wanted: RightsChange[] = [];
  private isDeciding = false;

  constructor(
    private readonly pool: Pool,
    private readonly access: Access,
    private readonly rooms: Rooms,
    private readonly topics: Topics,
  ) {}

  /** Begins at once, never throws; changes that come meanwhile are decided right after. */
  reconsider(change: RightsChange): void {
    this.wanted.push(change);
    if (!this.isDeciding) void this.decideWhileWanted();
  }

  private async decideWhileWanted(): Promise<void> {
    this.isDeciding = true;
    while (this.wanted.length > 0) {
      const changes = this.wanted.splice(0);
      try {
        await this.decideDocuments(changes);
        await this.decideTopics();
      } catch (error) {
        log.warn({ error }, 'Rights could not be looked up; trying again.');
        this.wanted.push(...changes);
        await new Promise((resolve) => setTimeout(resolve, 250).unref());
      }
    }
    this.isDeciding = false;
  }

  private async decideDocuments(changes: readonly RightsChange[]): Promise<void> {
    const seats = this.rooms
      .all()
      .flatMap((room) => [...room.seats])
      .filter((seat) => changes.some((change) => concerns(change, seat)));
    const answers = await this.access.decide(
      seats.map((seat) => ({
        signInId: seat.terms.signInId,
        documentId: seat.room.text.documentId,
      })),
    );
    for (const [index, seat] of seats.entries()) {
      const answer = answers[index];
      if (answer) this.apply(seat, answer);
    }
  }

  private apply(seat: DocumentSeat, answer: Answer): void {
    const { terms } = seat;
    if (!answer.ok) void seat.putOut(answer.refusal);
    else if (answer.value.schemaVersion > terms.schemaVersion) void seat.putOut('outdated');
    else if (answer.value.mayWrite !== terms.mayWrite || answer.value.user.name !== terms.user.name)
      void seat.putOut('restart');
  }

  /** Sign-ins that ended; membership of a session is asked whenever a topic is sent. */
  private async decideTopics(): Promise<void> {
    const seats = [...this.topics.seats];
    if (seats.length === 0) return;
    const { rows } = await this.pool.query<{ id: string }>(
      `SELECT id FROM sign_ins WHERE id = ANY($1::uuid[]) AND ${signInLives}`,
      [[...new Set(seats.map(({ signInId }) => signInId))]],
    );
    const valid = new Set(rows.map(({ id }) => id));
    for (const seat of seats) if (!valid.has(seat.signInId)) seat.close('signed-out');
    this.topics.refreshAll();
  }
}

function concerns(change: RightsChange, seat: DocumentSeat): boolean {
  const isOther =
    (change.personId !== undefined && change.personId !== seat.personId) ||
    (change.documentId !== undefined && change.documentId !== seat.room.text.documentId);
  return !isOther;
}
