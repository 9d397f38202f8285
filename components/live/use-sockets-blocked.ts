'use client';

import { useEffect, useState } from 'react';
import type { WebsocketProvider } from 'y-websocket';

/** So many sockets in a row that never opened; fewer is a network that flickers. */
const failuresEnough = 3;
const probeTimeout = 5_000;

/**
 * Are sockets held back on the way, while pages come through? Firewalls and proxies do
 * that, and nothing in this tab mends it: somebody has to be asked.
 */
export function useSocketsBlocked(provider: WebsocketProvider): boolean {
  const [isBlocked, setBlocked] = useState(false);
  useEffect(() => {
    let failures = 0;
    let isListening = true;
    const opened = ({ status }: { status: string }) => {
      if (status !== 'connected') return;
      failures = 0;
      setBlocked(false);
    };
    const failed = async () => {
      failures += 1;
      if (failures < failuresEnough || !(await pagesComeThrough())) return;
      // Meanwhile one may have opened after all.
      if (isListening && failures >= failuresEnough) setBlocked(true);
    };
    provider.on('status', opened);
    provider.on('connection-error', failed);
    return () => {
      isListening = false;
      provider.off('status', opened);
      provider.off('connection-error', failed);
    };
  }, [provider]);
  return isBlocked;
}

/** Any answer of the server's own will do, also a refusal. */
async function pagesComeThrough(): Promise<boolean> {
  const signal = AbortSignal.timeout(probeTimeout);
  const answer = await fetch('/livez', { cache: 'no-store', signal }).catch(() => null);
  return answer !== null && answer.status < 500;
}
