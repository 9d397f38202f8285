import { Client } from 'pg';
import { HintBus, type Line } from './hint-bus';

const channel = 'plenary_live';

/**
 * The bus over PostgreSQL's own LISTEN and NOTIFY: nothing more to install. On its own
 * connection and after the commit, never inside the writing transaction, where NOTIFY
 * would make all commits wait for one lock.
 */
export class PostgresBus extends HintBus {
  constructor(databaseUrl: string) {
    super({
      // PostgreSQL takes payloads of less than 8,000 bytes.
      payloadBytesMax: 7_900,
      open: ({ onPayload, onLost }): Line => {
        const client = new Client({
          connectionString: databaseUrl,
          connectionTimeoutMillis: 3_000,
          keepAlive: true,
        });
        client.on('error', onLost);
        client.on('end', onLost);
        client.on('notification', ({ payload }) => onPayload(payload ?? ''));
        return {
          ready: client.connect().then(() => client.query(`LISTEN ${channel}`)),
          send: (payload) => client.query('SELECT pg_notify($1, $2)', [channel, payload]),
          cut: () => void client.end().catch(() => undefined),
        };
      },
    });
  }
}
