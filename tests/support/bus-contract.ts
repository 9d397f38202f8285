import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Bus, BusMessage } from '@/server/live/bus/bus';
import { startFaultyProxy, type FaultyProxy, type Target } from './faulty-proxy';
import { until } from './live';
import { figure } from './metrics';

/** What the contract has to know of an implementation. */
export type BusKind = {
  /** Where the server that carries the hints listens. */
  target: () => Target;
  /** A bus that reaches it at this port of the loopback. */
  open: (port: number) => Bus;
  /** Sends a payload as no node would. */
  shout: (payload: string) => Promise<void>;
};

type Member = { bus: Bus; heard: BusMessage[]; connected: () => number };

const update = (documentId: string, sequence: number): BusMessage => ({
  kind: 'update',
  documentId,
  sequence,
});

/** What every bus between the nodes must do, whatever carries it. */
export function describeBus(name: string, kind: BusKind): void {
  describe(`the bus over ${name}`, () => {
    let proxy: FaultyProxy;
    const members: Member[] = [];

    beforeEach(async () => {
      proxy = await startFaultyProxy([kind.target()]);
    });

    afterEach(async () => {
      proxy.heal();
      for (const { bus } of members.splice(0)) await bus.close();
      await proxy.close();
    });

    function join(port = kind.target().port): Member {
      const heard: BusMessage[] = [];
      let times = 0;
      const bus = kind.open(port);
      bus.start({
        onMessage: (message) => message.kind !== 'hello' && heard.push(message),
        onConnected: () => (times += 1),
      });
      const member = { bus, heard, connected: () => times };
      members.push(member);
      return member;
    }

    /** Two that have heard each other. */
    async function pair(port?: number): Promise<[Member, Member]> {
      const [one, other] = [join(port), join()];
      await meet(one, other);
      return [one, other];
    }

    const meet = (...all: Member[]) =>
      until('they hear each other', () => all.every(({ bus }) => bus.isHealthy && bus.hasPeers));

    it('carries every hint to every other node, in order, and none back', async () => {
      const [one, other] = await pair();
      const third = join();
      await meet(one, other, third);
      const messages: BusMessage[] = [
        update('a', 1),
        { kind: 'topics', names: ['session:7'] },
        { kind: 'rights', change: { personId: 'p' } },
        { kind: 'presence', documentId: 'a', states: [{ client: 1, clock: 2, json: '{"é":1}' }] },
        { kind: 'presence-wanted', documentId: 'a' },
        update('b', 2),
      ];
      for (const message of messages) one.bus.publish(message);
      await until('the last', () => other.heard.length === 6 && third.heard.length === 6);
      expect(other.heard).toEqual(messages);
      expect(third.heard).toEqual(messages);
      expect(one.heard).toEqual([]);
    });

    it('carries thousands at once, and of one document only the last hint', async () => {
      const [one, other] = await pair();
      for (let sequence = 1; sequence <= 3_000; sequence += 1) {
        one.bus.publish(update('busy', sequence));
        one.bus.publish({ kind: 'topics', names: [`vote:${sequence}`] });
      }
      await until(
        'all',
        () => other.heard.filter(({ kind }) => kind === 'topics').length === 3_000,
      );
      const updates = other.heard.filter((message) => message.kind === 'update');
      expect(updates.length).toBeLessThan(1_000);
      expect(updates.at(-1)).toEqual(update('busy', 3_000));
    });

    it('is healthy only once it hears itself, and says when what was missed can be read', async () => {
      const { bus, connected } = join();
      expect(bus.isHealthy).toBe(false);
      expect(connected()).toBe(0);
      await until('healthy', () => bus.isHealthy);
      expect(connected()).toBe(1);
      expect(bus.hasPeers).toBe(false);
    });

    it('connects by itself as soon as there is something to connect to', async () => {
      await proxy.refuse();
      const member = join(proxy.port);
      member.bus.publish(update('a', 1));
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(member.bus.isHealthy).toBe(false);
      await proxy.listen();
      await until('healthy', () => member.bus.isHealthy);
    });

    it('comes back after its connections were reset, and tells that it did', async () => {
      const [one, other] = await pair(proxy.port);
      const before = one.connected();
      proxy.reset();
      await until('lost', () => !one.bus.isHealthy);
      await until('back', () => one.connected() > before && one.bus.isHealthy);
      await meet(one, other);
      one.bus.publish(update('a', 5));
      await until('carried again', () => other.heard.some(({ kind }) => kind === 'update'));
    });

    it('is not healthy while nothing comes through, and keeps no more than it may', async () => {
      const [one, other] = await pair(proxy.port);
      const dropped = await figure('plenary_live_bus_messages_total', { stage: 'dropped' });
      proxy.set({ blackhole: true });
      const names = Array.from({ length: 40_000 }, (_, index) => `document-${index}`);
      const startedAt = performance.now();
      for (const name of names) one.bus.publish(update(name, 1));
      expect(performance.now() - startedAt).toBeLessThan(2_000);
      await until('unhealthy', () => !one.bus.isHealthy);
      const lost = await figure('plenary_live_bus_messages_total', { stage: 'dropped' });
      expect(lost - dropped).toBeGreaterThan(10_000);
      await until('the other one misses it', () => !other.bus.isHealthy);

      const before = one.connected();
      proxy.heal();
      await until('back', () => one.connected() > before);
      await meet(one, other);
    });

    it('relies on nobody being told while a node is missing that said no goodbye', async () => {
      const [one, other] = await pair(proxy.port);
      await one.bus.close();
      await new Promise((resolve) => setTimeout(resolve, 4_000));
      expect(other.bus.isHealthy).toBe(true);

      const killed = join(proxy.port);
      await meet(killed, other);
      proxy.set({ blackhole: true });
      await until('missed', () => !other.bus.isHealthy);
    });

    it('passes over what no node says', async () => {
      const [one, other] = await pair();
      for (const payload of ['', 'nonsense', 'x[', 'x[{]', 'y[null]', 'y{"kind":"update"}']) {
        await kind.shout(payload);
      }
      one.bus.publish(update('a', 1));
      await until('heard', () => other.heard.length > 0);
      expect(other.heard).toEqual([update('a', 1)]);
    });

    it('ends, and is quiet afterwards', async () => {
      const [one, other] = await pair();
      await one.bus.close();
      await one.bus.close();
      one.bus.publish(update('a', 1));
      other.bus.publish(update('b', 1));
      await new Promise((resolve) => setTimeout(resolve, 200));
      expect(one.bus.isHealthy).toBe(false);
      expect(one.heard).toEqual([]);
      expect(other.heard).toEqual([]);
    });

    it('ends while it is still connecting', async () => {
      proxy.set({ blackhole: true });
      const { bus } = join(proxy.port);
      await bus.close();
      proxy.heal();
      await new Promise((resolve) => setTimeout(resolve, 200));
      expect(bus.isHealthy).toBe(false);
    });
  });
}
