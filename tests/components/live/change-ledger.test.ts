import { describe, expect, it } from 'vitest';
import { ChangeLedger } from '@/components/live/change-ledger';
import { announcementFor } from '@/components/live/use-save-announcement';
import { reconnectDelay } from '@/components/live/reconnect-delay';
import { sync, wire } from '@/domain/live/wire';

const step1 = Uint8Array.of(wire.sync, sync.step1, 0);
const step2 = Uint8Array.of(wire.sync, sync.step2, 0);
const update = Uint8Array.of(wire.sync, sync.update, 0);
const awareness = Uint8Array.of(wire.awareness, 0);

describe('what a tab believes to be saved', () => {
  it('is what was acknowledged, and nothing that was only sent', () => {
    const ledger = new ChangeLedger();
    ledger.open();
    ledger.send(step1);
    ledger.send(step2);
    for (let count = 0; count < 3; count += 1) {
      ledger.change();
      ledger.send(update);
      ledger.send(awareness);
    }
    expect(ledger.unsaved).toBe(3);
    ledger.acknowledge(1);
    expect(ledger.unsaved).toBe(3);
    ledger.acknowledge(3);
    expect(ledger.unsaved).toBe(1);
    ledger.acknowledge(4);
    expect(ledger.unsaved).toBe(0);
  });

  it('includes what was written offline only when the answer that carries it is saved', () => {
    const ledger = new ChangeLedger();
    ledger.open();
    ledger.send(step2);
    ledger.acknowledge(1);
    ledger.change();
    ledger.change();
    // A new socket: what is typed before the server has asked goes out first.
    ledger.open();
    ledger.change();
    ledger.send(update);
    ledger.acknowledge(1);
    expect(ledger.unsaved).toBe(3);
    ledger.send(step2);
    ledger.acknowledge(2);
    expect(ledger.unsaved).toBe(0);
  });

  it('includes what an earlier tab left behind only when the first answer is saved', () => {
    const ledger = new ChangeLedger();
    ledger.restore(3);
    expect(ledger.unsaved).toBe(3);
    expect(ledger.isConfirmed).toBe(false);
    ledger.open();
    ledger.send(step1);
    ledger.send(step2);
    ledger.change();
    ledger.send(update);
    ledger.acknowledge(1);
    expect(ledger.unsaved).toBe(1);
    expect(ledger.isConfirmed).toBe(true);
  });

  it('does not take an old socket’s acknowledgement for the new one’s', () => {
    const ledger = new ChangeLedger();
    ledger.open();
    ledger.send(step2);
    ledger.change();
    ledger.send(update);
    ledger.open();
    ledger.acknowledge(2);
    expect(ledger.unsaved).toBe(1);
  });
});

describe('coming back', () => {
  it('takes longer each time, up to five seconds, and never in step', () => {
    const first = [0, 0.5, 1].map((random) => reconnectDelay(0, random));
    expect(first).toEqual([100, 150, 200]);
    expect(reconnectDelay(4, 1)).toBe(3_200);
    expect(reconnectDelay(50, 1)).toBe(5_000);
    expect(reconnectDelay(50, 0)).toBe(2_500);
  });
});

describe('what is read out', () => {
  it('is trouble, and the end of trouble, never an ordinary save', () => {
    expect(announcementFor('saving', null)).toBeNull();
    expect(announcementFor('saved', null)).toBeNull();
    expect(announcementFor('unsaved', null)).toBe('saidUnsaved');
    expect(announcementFor('reconnecting', 'saidUnsaved')).toBe('saidOffline');
    expect(announcementFor('saving', 'saidOffline')).toBe('saidOffline');
    expect(announcementFor('saved', 'saidOffline')).toBe('saidBack');
  });
});
