// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { paragraphOf, Person, schema, type SeedBlock, seedOf, show } from './person';

type Case = {
  readonly name: string;
  readonly blocks: readonly SeedBlock[];
  readonly act: (ana: Person, ben: Person, sync: () => void) => void;
  /** Each of these stands in the text, once and whole. */
  readonly words: readonly string[];
  /** What the text must look like besides. */
  readonly looks?: RegExp;
};

const p = (words: string): SeedBlock => ['paragraph', words];
const table = [
  ['c1', 'c2'],
  ['c3', 'c4'],
];
const withTable = (ana: Person, sync: () => void) => {
  ana.insertTable(0, table);
  sync();
};

const cases: readonly Case[] = [
  {
    name: 'a colleague writes earlier in my paragraph while I type',
    blocks: [p('Intro here and tail.')],
    words: ['ABCDEF', 'Introxxxxxx'],
    act: (ana, ben, sync) => {
      ana.goTo(ana.end('tail.'));
      for (const letter of 'ABCDEF') {
        ana.dispatch(ana.state.tr.insertText(letter));
        ben.type(ben.end('Intro'), 'x');
        sync();
      }
    },
  },
  {
    name: 'one makes a list, the other adds items, the first undoes',
    blocks: [p('before'), p('point one'), p('after')],
    words: ['point one', 'point two', 'point three'],
    act: (ana, ben, sync) => {
      ana.make(ana.find('point one'), 'bullet');
      sync();
      ben.enter(ben.end('point one'));
      ben.dispatch(ben.state.tr.insertText('point two'));
      ben.enter(ben.end('point two'));
      ben.dispatch(ben.state.tr.insertText('point three'));
      sync();
      ana.undo();
    },
  },
  {
    name: 'one inserts a table, the other writes in it, the first undoes',
    blocks: [p('before'), p('after')],
    words: [' bee words'],
    act: (ana, ben, sync) => {
      ana.insertTable(ana.blockAt(ana.find('after')).position, [
        ['x', 'y'],
        ['z', 'w'],
      ]);
      sync();
      ben.type(ben.end('y'), ' bee words');
      sync();
      ana.undo();
    },
  },
  ...(['heading', 'quote'] as const).map((kind): Case => ({
    name: `one makes a ${kind}, the other writes in it, the first undoes`,
    blocks: [p('said'), p('after')],
    words: ['said bee words'],
    looks: /^p\(said bee words\)/,
    act: (ana, ben, sync) => {
      ana.make(ana.find('said'), kind);
      sync();
      ben.type(ben.end('said'), ' bee words');
      sync();
      ana.undo();
    },
  })),
  {
    name: 'one pastes two paragraphs, the other writes in one, the first undoes',
    blocks: [p('before'), p('after')],
    words: [' bee words'],
    act: (ana, ben, sync) => {
      ana.insert(ana.blockAt(ana.find('after')).position, [
        paragraphOf('pasted one'),
        paragraphOf('pasted two'),
      ]);
      sync();
      ben.type(ben.end('pasted two'), ' bee words');
      sync();
      ana.undo();
    },
  },
  {
    name: 'one presses Enter, the other writes in the new block, the first undoes',
    blocks: [p('head tail')],
    words: ['head', 'tail bee words'],
    act: (ana, ben, sync) => {
      ana.enter(ana.find('tail'));
      sync();
      ben.type(ben.end('tail'), ' bee words');
      sync();
      ana.undo();
    },
  },
  ...(['heading', 'bullet', 'quote'] as const).map((kind): Case => ({
    name: `one makes a ${kind} while the other types`,
    blocks: [p('some words here'), p('after')],
    words: ['some words here bee'],
    looks: /^(h|ul|q)\(/,
    act: (ana, ben) => {
      ana.make(ana.find('some'), kind);
      ben.type(ben.end('here'), ' bee');
    },
  })),
  {
    name: 'one indents while the other types',
    blocks: [
      ['bullet', 'one'],
      ['bullet', 'two'],
    ],
    words: ['one', 'two bee'],
    looks: /li\(p\(one\) ul\(li\(p\(two bee\)\)\)\)/,
    act: (ana, ben) => {
      ana.indent(ana.find('two'));
      ben.type(ben.end('two'), ' bee');
    },
  },
  {
    name: 'both indent',
    blocks: [
      ['bullet', 'one'],
      ['bullet', 'two'],
    ],
    words: ['one', 'two'],
    looks: /li\(p\(one\) ul\(li\(p\(two\)\)\)\)/,
    act: (ana, ben) => {
      ana.indent(ana.find('two'));
      ben.indent(ben.find('two'));
    },
  },
  {
    name: 'one makes a heading and the other an item of the same words',
    blocks: [p('some words'), p('after')],
    words: ['some words', 'after'],
    act: (ana, ben) => {
      ana.make(ana.find('some'), 'heading');
      ben.make(ben.find('some'), 'bullet');
    },
  },
  {
    name: 'both press Enter at the same place',
    blocks: [p('head tail')],
    words: ['head', 'tail'],
    act: (ana, ben) => {
      ana.enter(ana.find('tail'));
      ben.enter(ben.find('tail'));
    },
  },
  {
    name: 'Enter in the middle while the other types behind it',
    blocks: [p('head tail')],
    words: ['tail bee'],
    looks: /^p\(head \) p\(tail bee\)$/,
    act: (ana, ben) => {
      ana.enter(ana.find('tail'));
      ben.type(ben.end('tail'), ' bee');
    },
  },
  ...([true, false] as const).map((isAna): Case => ({
    name: `Enter at the end and a new paragraph while the other types at that end (${isAna})`,
    blocks: [p('first'), p('after')],
    words: ['first bee', 'new'],
    looks: /p\(new\)/,
    act: (ana, ben) => {
      const [one, other] = isAna ? [ana, ben] : [ben, ana];
      one.enter(one.end('first'));
      one.dispatch(one.state.tr.insertText('new'));
      other.type(other.end('first'), ' bee');
    },
  })),
  {
    name: 'a join while the other types in the second block',
    blocks: [p('one'), p('two')],
    words: ['one', 'two bee'],
    act: (ana, ben) => {
      ana.join(ana.find('two'));
      ben.type(ben.end('two'), ' bee');
    },
  },
  {
    name: 'a join while the other types in the first block',
    blocks: [p('one'), p('two')],
    words: ['one bee', 'two'],
    act: (ana, ben) => {
      ana.join(ana.find('two'));
      ben.type(ben.end('one'), ' bee');
    },
  },
  {
    name: 'a join while the other makes a paragraph between',
    blocks: [p('one'), p('two')],
    words: ['one', 'new', 'two'],
    act: (ana, ben) => {
      ana.join(ana.find('two'));
      ben.enter(ben.end('one'));
      ben.dispatch(ben.state.tr.insertText('new'));
    },
  },
  {
    name: 'a block is deleted while the other types in it',
    blocks: [p('one'), p('two'), p('three')],
    words: ['one', ' bee', 'three'],
    act: (ana, ben) => {
      ana.deleteBlock(ana.find('two'));
      ben.type(ben.end('two'), ' bee');
    },
  },
  {
    name: 'a block is cut and pasted while the other types in it',
    blocks: [p('one'), p('two'), p('three')],
    words: ['one', 'two', ' bee', 'three'],
    act: (ana, ben) => {
      const block = ana.deleteBlock(ana.find('two'));
      ana.insert(ana.state.doc.content.size, [block]);
      ben.type(ben.end('two'), ' bee');
    },
  },
  {
    name: 'all is deleted while the other types',
    blocks: [p('one'), p('two'), p('three')],
    words: [' bee'],
    act: (ana, ben) => {
      ana.delete(1, ana.state.doc.content.size - 1);
      ben.type(ben.end('two'), ' bee');
    },
  },
  {
    name: '300 blocks are pasted while the other types',
    blocks: [p('one'), p('two')],
    words: ['two bee', 'pasted 0.', 'pasted 299.'],
    act: (ana, ben) => {
      const pasted = Array.from({ length: 300 }, (_, index) => paragraphOf(`pasted ${index}.`));
      ana.insert(ana.blockAt(ana.find('two')).position, pasted);
      ben.type(ben.end('two'), ' bee');
    },
  },
  {
    name: 'both put bold on words that overlap',
    blocks: [p('abcdefgh')],
    words: [],
    looks: /\[b:abcdefgh\]/,
    act: (ana, ben) => {
      const from = ana.find('abcdefgh');
      ana.mark(from, from + 5, 'bold');
      ben.mark(from + 3, from + 8, 'bold');
    },
  },
  {
    name: 'both take bold off words that overlap',
    blocks: [p('abcdefgh')],
    words: ['abcdefgh'],
    looks: /\(abcdefgh\)/,
    act: (ana, ben, sync) => {
      const from = ana.find('abcdefgh');
      ana.mark(from, from + 8, 'bold');
      sync();
      ana.unmark(from, from + 5, 'bold');
      ben.unmark(from + 3, from + 8, 'bold');
    },
  },
  {
    name: 'bold by one, taken off a part by the other, undone by the first',
    blocks: [p('abcdefgh')],
    words: ['abcdefgh'],
    looks: /\(abcdefgh\)/,
    act: (ana, ben, sync) => {
      const from = ana.find('abcdefgh');
      ana.mark(from, from + 8, 'bold');
      sync();
      ben.unmark(from + 2, from + 5, 'bold');
      sync();
      ana.undo();
    },
  },
  {
    name: 'a link over words that the other changes',
    blocks: [p('see the annex now')],
    words: [],
    looks: /see \[l:the big annex\] now/,
    act: (ana, ben) => {
      ana.mark(ana.find('the annex'), ana.end('the annex'), 'link', { href: '/annex' });
      ben.type(ben.end('the'), ' big');
    },
  },
  {
    name: 'a word is deleted while the other changes it, and the deletion undone',
    blocks: [p('alpha beta gamma')],
    words: ['alpha', 'beXta', 'gamma'],
    act: (ana, ben, sync) => {
      ana.delete(ana.find('beta'), ana.end('beta'));
      ben.type(ben.find('beta') + 2, 'X');
      sync();
      ana.undo();
    },
  },
  {
    name: 'a deleted block comes back, the other wrote elsewhere',
    blocks: [p('one'), p('two'), p('three')],
    words: ['one bee', 'two', 'three'],
    act: (ana, ben, sync) => {
      ana.deleteBlock(ana.find('two'));
      sync();
      ben.type(ben.end('one'), ' bee');
      sync();
      ana.undo();
    },
  },
  {
    name: 'Enter undone and done again while the other types',
    blocks: [p('head tail')],
    words: ['head', 'tail bee bop'],
    act: (ana, ben, sync) => {
      ana.enter(ana.find('tail'));
      sync();
      ben.type(ben.end('tail'), ' bee');
      sync();
      ana.undo();
      sync();
      ben.type(ben.end('bee'), ' bop');
      ana.redo();
    },
  },
  {
    name: 'one makes a heading, the other then a list, the first undoes: the list stays',
    blocks: [p('some words'), p('after')],
    words: ['some words'],
    looks: /li\(p\(some words\)\)/,
    act: (ana, ben, sync) => {
      ana.make(ana.find('some'), 'heading');
      sync();
      ben.make(ben.find('some'), 'paragraph');
      ben.make(ben.find('some'), 'bullet');
      sync();
      ana.undo();
    },
  },
  {
    name: 'a word typed letter by letter, Enter behind its first letters',
    blocks: [p('head tail')],
    words: ['abcdef'],
    act: (ana, ben, sync) => {
      const at = ana.find('tail');
      ana.type(at, 'abc');
      sync();
      ben.enter(ben.end('abc'));
      ana.type(at + 3, 'def');
    },
  },
  {
    name: 'a row and a column are added at once',
    blocks: [p('x')],
    words: ['c1', 'c4'],
    looks: /^table\((tr\((td\(p\(\w*\)\) ?){3}\) ?){3}\)/,
    act: (ana, ben, sync) => {
      withTable(ana, sync);
      ana.goTo(ana.find('c1'));
      ana.table({ type: 'add', lines: 'rows', side: 'after' });
      ben.goTo(ben.find('c1'));
      ben.table({ type: 'add', lines: 'cols', side: 'after' });
    },
  },
  {
    name: 'two columns are added at once',
    blocks: [p('x')],
    words: ['c1', 'c4'],
    looks: /^table\((tr\((td\(p\(\w*\)\) ?){4}\) ?){2}\)/,
    act: (ana, ben, sync) => {
      withTable(ana, sync);
      for (const person of [ana, ben]) {
        person.goTo(person.find('c1'));
        person.table({ type: 'add', lines: 'cols', side: 'after' });
      }
    },
  },
  {
    name: 'a row is deleted while the other types in it',
    blocks: [p('x')],
    words: ['c1', ' bee'],
    act: (ana, ben, sync) => {
      withTable(ana, sync);
      ana.goTo(ana.find('c3'));
      ana.table({ type: 'delete', lines: 'rows' });
      ben.type(ben.end('c4'), ' bee');
    },
  },
  {
    name: 'a row is deleted while the other adds a column',
    blocks: [p('x')],
    words: ['c3', 'c4'],
    looks: /^table\(tr\((td\(p\(\w*\)\) ?){3}\)\)/,
    act: (ana, ben, sync) => {
      withTable(ana, sync);
      ana.goTo(ana.find('c1'));
      ana.table({ type: 'delete', lines: 'rows' });
      ben.goTo(ben.find('c1'));
      ben.table({ type: 'add', lines: 'cols', side: 'after' });
    },
  },
  {
    name: 'cells are merged while the other types in the covered one',
    blocks: [p('x')],
    words: ['c1', 'c2 bee'],
    looks: /td1\/2\(p\(c1\) p\(c2 bee\)\)/,
    act: (ana, ben, sync) => {
      withTable(ana, sync);
      ana.selectCells(ana.find('c1'), ana.find('c2'));
      ana.table({ type: 'merge' });
      ben.type(ben.end('c2'), ' bee');
    },
  },
  {
    name: 'cells are merged while the other adds a row through them',
    blocks: [p('x')],
    words: ['c1', 'c2', 'c3', 'c4'],
    looks: /td3\/1/,
    act: (ana, ben, sync) => {
      withTable(ana, sync);
      ana.selectCells(ana.find('c1'), ana.find('c3'));
      ana.table({ type: 'merge' });
      ben.goTo(ben.find('c1'));
      ben.table({ type: 'add', lines: 'rows', side: 'after' });
    },
  },
  {
    name: 'both type in one empty cell',
    blocks: [p('x')],
    words: ['bee', 'ay'],
    act: (ana, ben, sync) => {
      ana.insertTable(0, [
        ['c1', 'c2'],
        ['c3', ''],
      ]);
      sync();
      ana.type(ana.end('c3') + 4, 'ay');
      ben.type(ben.end('c3') + 4, 'bee');
    },
  },
  {
    name: 'both type in an empty text',
    blocks: [],
    words: ['bee', 'ay'],
    act: (ana, ben) => {
      ana.type(1, 'ay');
      ben.type(1, 'bee');
    },
  },
  {
    name: 'a table is deleted while the other types in it',
    blocks: [p('x'), p('y')],
    words: [' bee', 'x', 'y'],
    act: (ana, ben, sync) => {
      withTable(ana, sync);
      ana.delete(0, ana.state.doc.firstChild!.nodeSize);
      ben.type(ben.end('c4'), ' bee');
    },
  },
];

describe('overlapping hands', () => {
  for (const { name, blocks, act, words, looks } of cases)
    it(name, () => {
      const seed = seedOf(blocks);
      const [ana, ben] = [new Person(11, seed), new Person(22, seed)] as const;
      const sync = () => {
        for (let round = 0; round < 4; round += 1) {
          const [mine, theirs] = [ana.sent.splice(0), ben.sent.splice(0)];
          for (const update of theirs) ana.receive(update);
          for (const update of mine) ben.receive(update);
        }
      };
      act(ana, ben, sync);
      sync();
      const text = show(ana.state.doc);
      expect(text).toBe(show(ben.state.doc));
      for (const person of [ana, ben]) {
        expect(person.fromScratch().eq(person.state.doc)).toBe(true);
        expect(person.writtenByReading).toBe(0);
        person.state.doc.check();
      }
      const bare = text.replaceAll(/\[[a-z]*:([^\]]*)\]/gu, '$1');
      for (const word of words) expect([word, bare.split(word).length - 1]).toEqual([word, 1]);
      if (looks) expect(text).toMatch(looks);
    });

  it('what is pasted never closes the block it comes into', () => {
    const ana = new Person(11, seedOf([p('one')]));
    ana.dispatch(ana.state.tr.insert(ana.end('one'), schema.text('a\u2029b')));
    expect(show(ana.state.doc)).toBe('p(onea b)');
  });
});
