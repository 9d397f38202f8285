import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { answerFor } from '@/components/live/answer-for';

/** A tab and a server’s text that have a paragraph of Ana’s (1) and one of Ben’s (2) in common. */
function build() {
  const server = new Y.Doc();
  const tab = new Y.Doc();
  server.clientID = 9;
  tab.clientID = 1;
  const common = new Y.Doc();
  common.clientID = 2;
  const text = (doc: Y.Doc) => doc.getText('t');
  text(common).insert(0, 'Ben ');
  for (const doc of [server, tab]) Y.applyUpdate(doc, Y.encodeStateAsUpdate(common));
  return { server, tab, ben: common, text };
}

const own = new Set([1]);

describe('the answer of a tab', () => {
  it('is Yjs’s own where the server has all words of others', () => {
    const { server, tab, text } = build();
    text(tab).insert(4, 'Ana ');
    text(tab).delete(0, 1);
    const vector = Y.encodeStateVector(server);
    expect(answerFor(tab, vector, own)).toEqual({
      update: Y.encodeStateAsUpdate(tab, vector),
      holdsOthers: false,
    });
  });

  it('brings own words, and deletions of what is there, but nothing of others', () => {
    const { server, tab, ben, text } = build();
    text(ben).insert(4, 'lost');
    Y.applyUpdate(tab, Y.encodeStateAsUpdate(ben));
    text(tab).insert(0, 'Ana ');
    // Of what is there, and of what is not.
    text(tab).delete(4, 1);
    text(tab).delete(7, 1);
    expect(text(tab).toJSON()).toBe('Ana en ost');
    const { update, holdsOthers } = answerFor(tab, Y.encodeStateVector(server), own);
    expect(holdsOthers).toBe(true);
    Y.applyUpdate(server, update);
    expect(text(server).toJSON()).toBe('Ana en ');
    expect(server.store.pendingStructs).toBeNull();
    expect(server.store.pendingDs).toBeNull();
    // Ben comes back with them: both agree again.
    Y.applyUpdate(server, Y.encodeStateAsUpdate(ben));
    Y.applyUpdate(server, Y.encodeStateAsUpdate(tab));
    expect(text(server).toJSON()).toBe('Ana en ost');
  });

  it('is nothing where only words of others are missing', () => {
    const { server, tab, ben, text } = build();
    text(ben).insert(4, 'lost');
    Y.applyUpdate(tab, Y.encodeStateAsUpdate(ben));
    const { update } = answerFor(tab, Y.encodeStateVector(server), own);
    expect([...update]).toEqual([0, 0]);
  });
});
