import type { BusMessage } from './bus';

/** What waits to be sent, at most; a bus that takes no more loses the rest. */
const bytesMax = 1024 * 1024;

/**
 * What a node has to tell and the bus has not taken yet. Of several hints about one
 * document only the last is kept, and presence gives way first when it fills up.
 */
export class Outbox {
  private readonly waiting = new Map<string, string>();
  private bytes = 0;
  private count = 0;

  get isEmpty(): boolean {
    return this.waiting.size === 0;
  }

  /** False if there is no room for it: then it is lost. */
  add(message: BusMessage): boolean {
    const words = JSON.stringify(message);
    const room = message.kind === 'presence' ? bytesMax / 2 : bytesMax;
    if (this.bytes + words.length > room) return false;
    const key = message.kind === 'update' ? message.documentId : `${(this.count += 1)}`;
    this.remove(key);
    this.waiting.set(key, words);
    this.bytes += words.length;
    return true;
  }

  /** Takes out as many messages as fit into so many bytes. One that fits nowhere is lost. */
  take(bytesMax: number): string[] {
    const taken: string[] = [];
    let bytes = 0;
    for (const [key, words] of this.waiting) {
      const size = Buffer.byteLength(words) + 1;
      if (bytes + size > bytesMax && taken.length > 0) break;
      this.remove(key);
      if (size > bytesMax) continue;
      taken.push(words);
      bytes += size;
    }
    return taken;
  }

  clear(): void {
    this.waiting.clear();
    this.bytes = 0;
  }

  private remove(key: string): void {
    this.bytes -= this.waiting.get(key)?.length ?? 0;
    this.waiting.delete(key);
  }
}
