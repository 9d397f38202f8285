import { PostgresBus } from '@/server/live/bus/postgres-bus';
import { describeRoundRobin } from '@/tests/support/round-robin';

describeRoundRobin('LISTEN and NOTIFY', {
  env: () => ({}),
  bus: () => new PostgresBus(process.env.DATABASE_URL ?? ''),
});
