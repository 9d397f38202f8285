import { presentIn } from './change-ledger';

type Heard = {
  onOpening: (socket: WebSocket) => void;
  onSend: (frame: Uint8Array) => void;
  /** The Yjs client id of this tab. */
  clientId: () => number;
};

/**
 * A socket class that tells what is sent. It also keeps back what the provider would
 * say about others: it sends on every presence it hears, and the server knows better.
 */
export function countingSocket(Base: typeof WebSocket, heard: Heard): typeof WebSocket {
  return class CountingSocket extends Base {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      heard.onOpening(this);
    }

    override send(data: Uint8Array<ArrayBuffer>): void {
      const present = presentIn(data);
      if (present && !present.includes(heard.clientId())) return;
      heard.onSend(data);
      super.send(data);
    }
  };
}
