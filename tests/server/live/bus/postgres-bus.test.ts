import { Client } from 'pg';
import { PostgresBus } from '@/server/live/bus/postgres-bus';
import { describeBus } from '@/tests/support/bus-contract';

const databaseUrl = process.env.DATABASE_URL ?? '';

describeBus('LISTEN and NOTIFY', {
  target: () => ({ port: Number(new URL(databaseUrl).port) }),
  open: (port) => {
    const through = new URL(databaseUrl);
    through.port = String(port);
    return new PostgresBus(through.href);
  },
  shout: async (payload) => {
    const client = new Client({ connectionString: databaseUrl });
    await client.connect();
    await client.query('SELECT pg_notify($1, $2)', ['plenary_live', payload]);
    await client.end();
  },
});
