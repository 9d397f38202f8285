import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { TextInMemory } from '@/server/live/room/text-in-memory';

/** Somebody who writes and deletes; each act is an update. */
function writer(clientId: number, on?: Uint8Array) {
  const doc = new Y.Doc();
  if (on) Y.applyUpdate(doc, on);
  doc.clientID = clientId;
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  const text = doc.getText('text');
  return { doc, updates, text };
}

function stored() {
  const first = writer(1);
  first.text.insert(0, 'We the peoples');
  const state = Y.encodeStateAsUpdate(first.doc);
  const second = writer(2, state);
  second.text.insert(3, 'all ');
  second.text.delete(0, 2);
  return { state, updates: second.updates, doc: second.doc };
}

/** What a tab reads that had nothing, in the order in which it is told. */
function joiner(text: TextInMemory): string {
  const doc = new Y.Doc();
  const { tail, state } = text.missingFor(new Uint8Array([0]));
  const seen: string[] = [];
  doc.getText('text').observe(() => seen.push(doc.getText('text').toJSON()));
  if (tail) Y.applyUpdate(doc, tail);
  Y.applyUpdate(doc, state);
  expect(seen.length).toBeLessThanOrEqual(1);
  return doc.getText('text').toJSON();
}

describe('a text at rest', () => {
  it('is read by whoever comes without being woken, and never half', () => {
    const { state, updates } = stored();
    const text = new TextInMemory(state, updates);
    expect(joiner(text)).toBe(' all the peoples');
    expect(text.isAwake).toBe(false);
  });

  it('knows how far everybody wrote, as it does awake', () => {
    const { state, updates, doc } = stored();
    const text = new TextInMemory(state, updates);
    const wanted = Y.decodeStateVector(Y.encodeStateVector(doc));
    expect(text.clocks()).toEqual(wanted);
    expect(text.isAwake).toBe(false);
    expect(text.doc.getText('text').toJSON()).toBe(' all the peoples');
    expect(text.clocks()).toEqual(wanted);
  });

  it('may be empty', () => {
    const text = new TextInMemory(null, []);
    expect(joiner(text)).toBe('');
    expect(text.clocks().size).toBe(0);
  });

  it('may have a log and no state yet', () => {
    const { updates } = (() => {
      const first = writer(1);
      first.text.insert(0, 'We');
      first.text.insert(2, ' the');
      return first;
    })();
    expect(joiner(new TextInMemory(null, updates))).toBe('We the');
  });

  it('is the same after waking, changing and resting again', () => {
    const { state, updates, doc } = stored();
    const text = new TextInMemory(state, updates);
    const third = writer(3, Y.encodeStateAsUpdate(doc));
    third.text.insert(0, 'Now');
    text.apply(third.updates);
    expect(text.isAwake).toBe(true);
    text.rest();
    expect(text.isAwake).toBe(false);
    expect(joiner(text)).toBe('Now all the peoples');
    expect(text.sizeBytes).toBe(text.whole().length);
    expect(text.isAwake).toBe(false);
  });

  it('tells a tab that knows a part only the rest', () => {
    const { state, updates } = stored();
    const text = new TextInMemory(state, updates);
    const tab = new Y.Doc();
    Y.applyUpdate(tab, state);
    const { tail, state: missing } = text.missingFor(Y.encodeStateVector(tab));
    expect(tail).toBeNull();
    Y.applyUpdate(tab, missing);
    expect(tab.getText('text').toJSON()).toBe(' all the peoples');
  });
});
