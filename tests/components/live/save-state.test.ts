import { describe, expect, it } from 'vitest';
import { type SaveFacts, saveStateOf } from '@/components/live/save-state';

const live: SaveFacts = {
  closed: null,
  changes: 0,
  kept: true,
  isConnected: true,
  isOnline: true,
  retryAt: null,
  synced: true,
  isKnown: true,
  isLate: false,
};

describe('what a page says of its text', () => {
  it('is saved only when nothing is open and the server has said so', () => {
    expect(saveStateOf(live)).toEqual({ kind: 'saved' });
    expect(saveStateOf({ ...live, changes: 1 })).toEqual({ kind: 'saving', changes: 1 });
    expect(saveStateOf({ ...live, isKnown: false })).toEqual({ kind: 'loading' });
    expect(saveStateOf({ ...live, synced: false, isKnown: false })).toEqual({ kind: 'loading' });
  });

  it('is not saved after two seconds without an answer', () => {
    const late = { ...live, changes: 2, isLate: true };
    expect(saveStateOf(late)).toEqual({ kind: 'unsaved', changes: 2 });
  });

  it('tells whether the browser keeps what the server does not have', () => {
    const away = { ...live, changes: 2, isConnected: false };
    expect(saveStateOf({ ...away, isOnline: false })).toMatchObject({
      kind: 'offline',
      kept: true,
    });
    const retrying = { ...away, retryAt: 1_000, kept: false };
    expect(saveStateOf(retrying)).toMatchObject({ kind: 'reconnecting', kept: false, changes: 2 });
  });

  it('is the end, whatever else is true, once the door has said no', () => {
    const closed = { ...live, closed: 'no-right' as const, changes: 3, isConnected: false };
    expect(saveStateOf(closed)).toEqual({ kind: 'closed', reason: 'no-right', changes: 3 });
  });
});
