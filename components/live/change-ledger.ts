import * as decoding from 'lib0/decoding';
import { sync, wire } from '@/domain/live/wire';

/**
 * Counts what was changed in this tab and how much of it PostgreSQL has.
 *
 * The server acknowledges how many sync messages of one socket are saved. The answer to
 * its first question (a SyncStep2) carries everything changed here so far, whether it was
 * written offline or sent on a socket that broke; so what is acknowledged counts from
 * that message on, and nothing is believed because it was merely sent.
 */
export class ChangeLedger {
  private made = 0;
  private saved = 0;
  private sent = 0;
  private isComplete = false;
  /** The answer that carries everything of before is saved, on some socket. */
  private confirmed = false;
  private marks: { place: number; made: number }[] = [];

  /** How many changes made here are not known to be saved. */
  get unsaved(): number {
    return this.made - this.saved;
  }

  /** Is all that was here before the first socket opened known to be saved? */
  get isConfirmed(): boolean {
    return this.confirmed;
  }

  /** Changes of an earlier tab, kept in this browser, are here again. */
  restore(changes: number): void {
    this.made += changes;
  }

  change(): void {
    this.made += 1;
  }

  /** A new socket: places are counted from one again, and nothing it carries is known. */
  open(): void {
    this.sent = 0;
    this.isComplete = false;
    this.marks = [];
  }

  /** A frame leaves this tab. */
  send(frame: Uint8Array): void {
    const [type, kind] = frame;
    if (type !== wire.sync || kind === sync.step1) return;
    this.sent += 1;
    this.isComplete ||= kind === sync.step2;
    if (this.isComplete) this.marks.push({ place: this.sent, made: this.made });
  }

  /** The first `count` sync messages of this socket are saved. */
  acknowledge(count: number): void {
    for (let mark = this.marks[0]; mark && mark.place <= count; mark = this.marks[0]) {
      this.saved = mark.made;
      this.confirmed = true;
      this.marks.shift();
    }
  }
}

/** The client ids an awareness frame speaks of; null if it is not one. */
export function presentIn(frame: Uint8Array): number[] | null {
  const decoder = decoding.createDecoder(frame);
  if (decoding.readVarUint(decoder) !== wire.awareness) return null;
  const inner = decoding.createDecoder(decoding.readVarUint8Array(decoder));
  const clients: number[] = [];
  for (let left = decoding.readVarUint(inner); left > 0; left -= 1) {
    clients.push(decoding.readVarUint(inner));
    decoding.readVarUint(inner);
    decoding.readVarString(inner);
  }
  return clients;
}
