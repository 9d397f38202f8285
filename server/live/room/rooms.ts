import type { Bus } from '@/server/live/bus/bus';
import { LiveText } from './live-text';
import { Room } from './room';
import type { UpdateLog } from '@/server/text/update-log';

/** The open documents of this node. Each is loaded once, whoever comes at the same time. */
export class Rooms {
  private readonly rooms = new Map<string, Promise<Room | null>>();
  private readonly open = new Map<string, Room>();

  constructor(
    private readonly updateLog: UpdateLog,
    private readonly bus: Bus,
    private readonly onCommitted: (documentId: string) => void,
  ) {}

  /**
   * The room of a document, with a seat reserved: give it back by `expected -= 1` when
   * the handshake is over. Null: there is no such document. A failed load is thrown, and
   * the next who comes tries again.
   */
  async enter(documentId: string): Promise<Room | null> {
    const loading = this.rooms.get(documentId) ?? this.load(documentId);
    this.rooms.set(documentId, loading);
    const room = await loading;
    if (room) room.expected += 1;
    return room;
  }

  get(documentId: string): Room | undefined {
    return this.open.get(documentId);
  }

  all(): Room[] {
    return [...this.open.values()];
  }

  private async load(documentId: string): Promise<Room | null> {
    try {
      const text = await LiveText.load(this.updateLog, documentId);
      if (!text) {
        this.rooms.delete(documentId);
        return null;
      }
      const room = new Room(text, this.updateLog, {
        onCommitted: (room) => this.announce(room),
        onPresence: (_room, states) => {
          if (this.bus.hasPeers) this.bus.publish({ kind: 'presence', documentId, states });
        },
        onEmpty: (room) => {
          this.forget(room);
          room.close();
        },
        onGoneBack: (room) => this.forget(room),
      });
      this.open.set(documentId, room);
      if (this.bus.hasPeers) this.bus.publish({ kind: 'presence-wanted', documentId });
      // Whoever asked for it may have gone away while it was loading.
      queueMicrotask(() => room.considerLeaving());
      return room;
    } catch (error) {
      this.rooms.delete(documentId);
      throw error;
    }
  }

  private announce({ text: { documentId, sequence } }: Room): void {
    this.onCommitted(documentId);
    if (this.bus.hasPeers) this.bus.publish({ kind: 'update', documentId, sequence });
  }

  private forget(room: Room): void {
    const { documentId } = room.text;
    // A room that was loaded anew meanwhile is not forgotten for the old one.
    if (this.open.get(documentId) !== room) return;
    this.rooms.delete(documentId);
    this.open.delete(documentId);
  }
}
