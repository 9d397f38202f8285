/** A node says hello every second; after this it has been silent, in milliseconds. */
const silentAfter = 3_500;
/** After this nobody counts on it any more: it was killed, or is cut off for good. */
const forgottenAfter = 5 * 60_000;
/** For so long after its last word it counts as somebody to talk to. */
const presentFor = 15_000;

/**
 * The other nodes, as far as they were heard. One that falls silent without a goodbye may
 * be alive behind a cut: then nobody may rely on being told.
 */
export class Peers {
  private readonly heardAt = new Map<string, number>();

  /** @returns whether this node was not there a moment ago */
  heard(nodeId: string, now: number): boolean {
    const before = this.heardAt.get(nodeId);
    this.heardAt.set(nodeId, now);
    return before === undefined || now - before > silentAfter;
  }

  left(nodeId: string): void {
    this.heardAt.delete(nodeId);
  }

  anyPresent(now: number): boolean {
    return [...this.heardAt.values()].some((at) => now - at < presentFor);
  }

  /** How many are heard, and how many fell silent without a goodbye. */
  counted(now: number): { peers: number; missing: number } {
    const silent = (at: number) => now - at > silentAfter;
    const missing = [...this.heardAt.values()].filter(silent).length;
    return { peers: this.heardAt.size - missing, missing };
  }

  anyMissing(now: number): boolean {
    for (const [nodeId, at] of this.heardAt) {
      if (now - at > forgottenAfter) this.heardAt.delete(nodeId);
      else if (now - at > silentAfter) return true;
    }
    return false;
  }
}
