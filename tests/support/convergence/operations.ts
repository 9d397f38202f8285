import * as fc from 'fast-check';

/** Which of the three editors. */
type Who = 0 | 1 | 2;

/** A place in a text, as a share of its length: it fits whatever the text has become. */
type Share = number;

/** One step of a deliberation. */
export type Operation =
  | { kind: 'type'; who: Who; at: Share; words: string }
  | { kind: 'delete'; who: Who; at: Share; length: number }
  | { kind: 'format'; who: Who; at: Share; length: number; mark: 'bold' | 'italic' | 'strike' }
  | { kind: 'split'; who: Who; at: Share }
  | { kind: 'join'; who: Who; at: Share }
  | { kind: 'paste'; who: Who; at: Share; paragraphs: string[] }
  | { kind: 'list'; who: Who; at: Share }
  | { kind: 'undo'; who: Who }
  | { kind: 'redo'; who: Who }
  | { kind: 'offline'; who: Who }
  | { kind: 'reconnect'; who: Who }
  | { kind: 'switch-node'; who: Who }
  | { kind: 'restart'; node: 0 | 1 }
  | { kind: 'freeze' }
  | { kind: 'unfreeze' }
  | { kind: 'revoke'; who: Who }
  | { kind: 'join-late' }
  | { kind: 'wait'; ms: number };

const who = fc.constantFrom<Who>(0, 1, 2);
const at = fc.integer({ min: 0, max: 999 }).map((thousandths) => thousandths / 1000);
const length = fc.integer({ min: 1, max: 12 });
const words = fc.constantFrom('Recalling ', 'the figures', ', noting', '; ', 'é', '🌍', 'Décide');

const edits: fc.WeightedArbitrary<Operation>[] = [
  { weight: 30, arbitrary: fc.record({ kind: fc.constant('type'), who, at, words }) },
  { weight: 12, arbitrary: fc.record({ kind: fc.constant('delete'), who, at, length }) },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('format'),
      who,
      at,
      length,
      mark: fc.constantFrom('bold', 'italic', 'strike'),
    }),
  },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('split'), who, at }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('join'), who, at }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('paste'),
      who,
      at,
      paragraphs: fc.array(words, { minLength: 1, maxLength: 3 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('list'), who, at }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('undo'), who }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('redo'), who }) },
];

const faults: fc.WeightedArbitrary<Operation>[] = [
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('offline'), who }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('reconnect'), who }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('switch-node'), who }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('restart'), node: fc.constantFrom(0, 1) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('freeze') }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('unfreeze') }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('revoke'), who }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('join-late') }) },
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('wait'), ms: fc.integer({ min: 0, max: 60 }) }),
  },
];

/** Any deliberation of up to sixty steps. */
export const anyOperations: fc.Arbitrary<Operation[]> = fc.array(fc.oneof(...edits, ...faults), {
  minLength: 10,
  maxLength: 60,
  size: 'max',
});
