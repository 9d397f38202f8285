import type { IncomingMessage } from 'node:http';
import { schemaVersion, sequencesSince } from '@/domain/text/schema-version';
import type { CloseReason } from '@/domain/live/wire';
import { accept, refuse, type Result } from '@/domain/result';
import { personFromCookie, type SignedIn } from '@/server/auth/person-from-cookie';
import { mayAdminister } from '@/server/auth/invited';
import type { AccessDesk } from './access';
import { seatAtCheckup, seenRequest } from '@/server/live/socket/checkup-seat';
import { DocumentSeat } from '@/server/live/room/document-seat';
import { limitReached } from '@/server/live/limits/limit-reached';
import type { LimitName } from '@/server/live/limits/limit-settings';
import { limits } from '@/server/live/limits/limits';
import type { Line } from '@/server/live/socket/outlet';
import type { Room } from '@/server/live/room/room';
import type { Rooms } from '@/server/live/room/rooms';
import type { Topics } from '@/server/live/topics/topics';
import { TopicsSeat } from '@/server/live/topics/topics-seat';

/** Gives a socket its seat, in the same step in which its handshake ends. */
export type Seat = { take: (line: Line) => void; giveBack: () => void };

export type Entry = Result<Seat, CloseReason>;

const documentPath =
  /^\/live\/documents\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;

const checkupPath = '/live/checkup';
const otherPaths = new Set(['/live/topics', checkupPath]);

/**
 * The one door to everything live. It decides before the handshake whether a browser tab
 * may connect, and to what: a socket that is open before it is listened to loses what its
 * client sends first. When rights change a tab is put out, comes back by itself, and is
 * decided here again.
 */
export class Door {
  private isShut = false;

  constructor(
    private readonly rooms: Rooms,
    private readonly topics: Topics,
    private readonly desk: AccessDesk,
    private readonly isOwnOrigin: (origin: string) => boolean,
  ) {}

  /** From now on everybody is sent to come again later. */
  shut(): void {
    this.isShut = true;
  }

  async decide(request: IncomingMessage): Promise<Entry> {
    if (this.isShut) return refuse('restart');
    // Cookies come along with any site's request: only our own pages may use them.
    if (!this.isOwnOrigin(request.headers.origin ?? '')) return refuse('no-right');
    const url = new URL(request.url ?? '/', 'http://door');
    const documentId = documentPath.exec(url.pathname)?.[1];
    if (!documentId && !otherPaths.has(url.pathname)) return refuse('not-found');
    const person = await personFromCookie(request.headers.cookie);
    if (!person) return refuse('signed-out');
    if (url.pathname === checkupPath) return checkupSeat(person, request);
    const full = this.whatIsFull(person.personId);
    if (full) return turnAway(full, { personId: person.personId });
    if (!documentId) return accept(this.topicsSeat(person));
    return this.decideDocument(person, documentId, url.searchParams);
  }

  private topicsSeat(person: SignedIn): Seat {
    return {
      take: ({ socket }) => new TopicsSeat(this.topics, socket, person.signInId, person.personId),
      giveBack: () => undefined,
    };
  }

  private async decideDocument(
    person: SignedIn,
    documentId: string,
    asked: URLSearchParams,
  ): Promise<Entry> {
    // The page was another person's, who has signed out here: what it holds is theirs.
    const owner = asked.get('person') ?? person.personId;
    if (owner !== person.personId) return refuse('signed-out');
    const access = await this.desk.decide({ signInId: person.signInId, documentId });
    if (!access.ok) return access;
    const refusal = refuseSchema(Number(asked.get('schema')), access.value.schemaVersion);
    if (refusal) return refuse(refusal);
    const room = await this.rooms.enter(documentId);
    if (!room) return refuse('not-found');
    if (await room.isDamaged()) {
      giveBack(room);
      return refuse('damaged');
    }
    if (room.seats.size >= limits.socketsPerDocument) {
      giveBack(room);
      return turnAway('socketsPerDocument', { documentId });
    }
    const { mayWrite, user } = access.value;
    const { signInId, personId } = person;
    return accept({
      take: (line) => {
        room.expected -= 1;
        room.join(
          new DocumentSeat(room, line, { signInId, personId, user, mayWrite, schemaVersion }),
        );
      },
      giveBack: () => giveBack(room),
    });
  }

  private whatIsFull(personId: string): LimitName | null {
    let all = this.topics.seats.size;
    let own = [...this.topics.seats].filter((seat) => seat.personId === personId).length;
    for (const room of this.rooms.all()) {
      all += room.seats.size;
      for (const seat of room.seats) if (seat.personId === personId) own += 1;
    }
    if (own >= limits.socketsPerPerson) return 'socketsPerPerson';
    return all >= limits.socketsPerNode ? 'socketsPerNode' : null;
  }
}

/**
 * An editor deletes what it does not know for everybody, just by opening a text: one that
 * is older than this server or than the text must reload first. One that is newer than
 * this server has met a node that is about to be replaced, and tries again.
 */
function refuseSchema(schema: number, ofDocument: number): CloseReason | null {
  if (!Number.isInteger(schema) || schema < schemaVersion || schema < ofDocument) return 'outdated';
  // A tree of version 1 is about to be brought over into a document of its own.
  return schema > schemaVersion || ofDocument < sequencesSince ? 'restart' : null;
}

/** For administrators only; to everybody else there is no such thing. */
function checkupSeat(person: SignedIn, request: IncomingMessage): Entry {
  if (!mayAdminister(person)) return refuse('not-found');
  const seen = seenRequest(request);
  return accept({ take: ({ socket }) => seatAtCheckup(socket, seen), giveBack: () => undefined });
}

function turnAway(limit: LimitName, fields: object): Entry {
  limitReached(limit, fields);
  return refuse(limit === 'socketsPerPerson' ? 'too-many-tabs' : 'overloaded');
}

function giveBack(room: Room): void {
  room.expected -= 1;
  room.considerLeaving();
}
