import { createClient } from '@redis/client';
import { HintBus, type Line } from './hint-bus';

/**
 * The bus over Redis pub/sub, for installations where NOTIFY is the bottleneck. Redis
 * keeps nothing of it: what nobody hears is looked up in PostgreSQL, as always.
 *
 * @param channel the same for the nodes of one installation, and for nobody else: pub/sub
 *   knows no databases, so another installation on the same Redis would be heard as well
 */
export class RedisBus extends HintBus {
  constructor(redisUrl: string, channel: string) {
    super({
      payloadBytesMax: 64 * 1024,
      open: ({ onPayload, onLost }): Line => {
        // A connection that listens may not publish, in the older of Redis's protocols.
        const speaker = connection(redisUrl, onLost);
        const listener = connection(redisUrl, onLost);
        const ready = Promise.all([
          speaker.connect(),
          listener.connect().then(() => listener.subscribe(channel, onPayload)),
        ]);
        return {
          ready,
          send: (payload) => speaker.publish(channel, payload),
          cut: () => {
            end(speaker);
            end(listener);
          },
        };
      },
    });
  }
}

/** Neither queues nor comes back by itself: the bus decides what is still worth sending. */
function connection(url: string, onLost: () => void) {
  const client = createClient({
    url,
    RESP: 2,
    disableOfflineQueue: true,
    socket: { connectTimeout: 3_000, reconnectStrategy: false, noDelay: true },
  });
  client.on('error', onLost);
  client.on('end', onLost);
  return client;
}

function end(client: ReturnType<typeof connection>): void {
  try {
    client.destroy();
  } catch {
    // It was never open, or is closed already.
  }
}
