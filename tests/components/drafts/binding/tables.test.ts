// @vitest-environment happy-dom
import { Fragment, DOMParser, Slice } from '@tiptap/pm/model';
import { joinBackward } from '@tiptap/pm/commands';
import { addRowAfter, CellSelection, deleteCellSelection } from '@tiptap/pm/tables';
import { describe, expect, it } from 'vitest';
import { pastedCells } from '@/components/drafts/binding/tables/paste-cells';
import { mergeOrSplit, tab } from '@/components/drafts/binding/tables/table-plugin';
import { grids, paragraphOf, Person, schema, seedOf, show } from './person';

const first = new Person(
  5,
  seedOf([
    ['paragraph', 'before'],
    ['paragraph', 'after'],
  ]),
);
first.insertTable(first.blockAt(first.find('after')).position, [
  ['c1', 'c2'],
  ['c3', 'c4'],
]);
const seed = first.stateOfText();

/** Ana and Ben at a text with a table of four cells between two paragraphs. */
function pair() {
  const [ana, ben] = [new Person(11, seed), new Person(22, seed)] as const;
  const expectSound = () => {
    for (const person of [ana, ben]) {
      expect(show(person.state.doc)).toBe(show(person.fromScratch()));
      expect(person.fromScratch().eq(person.state.doc)).toBe(true);
      expect(person.writtenByReading).toBe(0);
      person.state.doc.check();
    }
  };
  const sync = () => {
    expectSound();
    for (let round = 0; round < 4; round += 1) {
      const [mine, theirs] = [ana.sent.splice(0), ben.sent.splice(0)];
      for (const update of theirs) ana.receive(update);
      for (const update of mine) ben.receive(update);
    }
    expectSound();
    expect(show(ana.state.doc)).toBe(show(ben.state.doc));
  };
  const expectGrid = (grid: string) => {
    sync();
    expect(grids(ana.state.doc)).toBe(grid);
  };
  return { ana, ben, sync, expectGrid };
}

function cells(person: Person, from: string, to: string): void {
  person.selectCells(person.find(from), person.find(to));
}

function slice(html: string): Slice {
  const element = document.createElement('div');
  element.innerHTML = html;
  return DOMParser.fromSchema(schema).parseSlice(element);
}

function paste(person: Person, html: string): void {
  const pasted = slice(html);
  const into = pastedCells(person.state, pasted);
  const isInTable =
    person.state.selection.$head.depth > 1 || person.state.selection instanceof CellSelection;
  if (into && isInTable) person.table({ type: 'paste', cells: into });
  else person.dispatch(person.state.tr.replaceSelection(pasted));
}

const add = (lines: 'rows' | 'cols', side: 'before' | 'after' = 'after') =>
  ({ type: 'add', lines, side }) as const;
const remove = (lines: 'rows' | 'cols') => ({ type: 'delete', lines }) as const;
const two = '<table><tr><td><p>x1</p></td><td><p>x2</p></td></tr></table>';

describe('a table written by two', () => {
  it('Tab in the last cell adds a row to write in; undo takes it away', () => {
    const { ana, expectGrid } = pair();
    ana.goTo(ana.find('c4'));
    ana.run(tab(1));
    expectGrid('(c1|c2)(c3|c4)(|)');
    ana.dispatch(ana.state.tr.insertText('new'));
    expectGrid('(c1|c2)(c3|c4)(new|)');
    ana.undo();
    ana.undo();
    expectGrid('(c1|c2)(c3|c4)');
  });

  it('Tab between cells only moves', () => {
    const { ana } = pair();
    ana.goTo(ana.find('c1'));
    ana.run(tab(1));
    expect(ana.state.selection.$head.parent.textContent).toBe('c2');
    ana.run(tab(-1));
    expect(ana.state.selection.$head.parent.textContent).toBe('c1');
  });

  it('a table pasted into a cell makes the table grow', () => {
    const { ana, expectGrid } = pair();
    ana.goTo(ana.find('c4'));
    paste(
      ana,
      '<table><tr><td><p>x1</p></td><td><p>x2</p></td></tr><tr><td><p>x3</p></td><td><ul><li><p>x4</p></li></ul></td></tr></table>',
    );
    expectGrid('(c1|c2|)(c3|x1|x2)(|x3|•x4)');
    ana.undo();
    expectGrid('(c1|c2)(c3|c4)');
  });

  it('what a colleague types in a cell that is pasted over stays in that cell', () => {
    const { ana, ben, sync, expectGrid } = pair();
    cells(ana, 'c1', 'c3');
    paste(ana, two);
    ben.type(ben.end('c3'), ' bee');
    sync();
    expect(['(x1|c2)(x1 bee|c4)', '(x1|c2)( beex1|c4)']).toContain(grids(ana.state.doc));
    ana.undo();
    expectGrid('(c1|c2)(c3 bee|c4)');
  });

  it('a table with merged cells comes in between paragraphs as it is', () => {
    const { ana, expectGrid } = pair();
    ana.goTo(ana.end('after'));
    paste(
      ana,
      '<table><tr><th><p>h1</p></th><th colspan="2"><p>h2</p></th></tr><tr><td rowspan="2"><p>x1</p></td><td><p>x2</p></td><td><p>x3</p></td></tr><tr><td><p>x4</p></td><td><p>x5</p></td></tr></table>',
    );
    expectGrid('(c1|c2)(c3|c4)§(h1|h2{1/2})(x1{2/1}|x2|x3)(x4|x5)');
    ana.undo();
    expectGrid('(c1|c2)(c3|c4)');
  });

  it('words pasted over cells come into each', () => {
    const { ana, expectGrid } = pair();
    cells(ana, 'c1', 'c2');
    paste(ana, '<p>new</p>');
    expectGrid('(new|new)(c3|c4)');
    ana.undo();
    expectGrid('(c1|c2)(c3|c4)');
  });

  it('cells that are emptied keep what a colleague types in them', () => {
    const { ana, ben, expectGrid } = pair();
    cells(ana, 'c1', 'c4');
    ana.run(deleteCellSelection);
    ben.type(ben.end('c2'), ' bee');
    expectGrid('(| bee)(|)');
    ana.undo();
    expectGrid('(c1|c2 bee)(c3|c4)');
  });

  it('a letter typed over cells goes into the cell pressed last', () => {
    const { ana, ben, expectGrid } = pair();
    cells(ana, 'c1', 'c2');
    ana.dispatch(ana.state.tr.insertText('x'));
    ben.type(ben.end('c2'), ' bee');
    expectGrid('(|x bee)(c3|c4)');
    ana.undo();
    expectGrid('(c1|c2 bee)(c3|c4)');
  });

  it('ProseMirror’s own commands for lines write nothing', () => {
    const { ana, expectGrid } = pair();
    ana.goTo(ana.find('c1'));
    ana.run(addRowAfter);
    expectGrid('(c1|c2)(c3|c4)');
  });

  it('both delete a row; a merge and a deletion of a column through it', () => {
    const { ana, ben, expectGrid } = pair();
    for (const person of [ana, ben]) {
      person.goTo(person.find('c3'));
      person.table(remove('rows'));
    }
    expectGrid('(c1|c2)');
    cells(ana, 'c1', 'c2');
    ana.run(mergeOrSplit);
    ben.goTo(ben.find('c2'));
    ben.table(remove('cols'));
    expectGrid('(c1)');
    ben.undo();
    expectGrid('(c1&c2{1/2})');
  });

  it('cells pasted while their row is deleted: what was pasted stays', () => {
    const { ana, ben, sync } = pair();
    cells(ana, 'c3', 'c4');
    paste(ana, two);
    ben.goTo(ben.find('c3'));
    ben.table(remove('rows'));
    sync();
    for (const words of ['x1', 'x2']) expect(ana.state.doc.textContent).toContain(words);
  });

  it('a copy of a table has ids of its own', () => {
    const { ana, expectGrid } = pair();
    ana.insert(ana.state.doc.content.size, [ana.state.doc.child(1)]);
    expectGrid('(c1|c2)(c3|c4)§(c1|c2)(c3|c4)');
    ana.goTo(ana.state.doc.content.size - 30);
    const ids: unknown[] = [];
    ana.state.doc.descendants(({ attrs }) => void (attrs['id'] && ids.push(attrs['id'])));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('merged cells hold what is typed in them meanwhile, and part again', () => {
    const { ana, ben, expectGrid } = pair();
    cells(ana, 'c1', 'c4');
    ana.run(mergeOrSplit);
    expectGrid('(c1&c2&c3&c4{1/2})');
    ana.goTo(ana.find('c3'));
    ana.run(mergeOrSplit);
    ben.type(ben.end('c4'), ' bee');
    expectGrid('(c1|c2)(c3|c4 bee)');
    ana.undo();
    expectGrid('(c1&c2&c3&c4 bee{1/2})');
  });

  it('of two merges that overlap the other holds when the first is undone', () => {
    const { ana, ben, expectGrid } = pair();
    cells(ana, 'c1', 'c2');
    ana.run(mergeOrSplit);
    cells(ben, 'c2', 'c4');
    ben.run(mergeOrSplit);
    expectGrid('(c1&c2{1/2})(c3|c4)');
    ana.undo();
    expectGrid('(c1|c2&c4{2/1})(c3)');
  });

  it('a list in a cell: bullet, Enter and indent while the other types', () => {
    const { ana, ben, expectGrid } = pair();
    ana.make(ana.find('c2'), 'bullet');
    ana.enter(ana.end('c2'));
    ana.dispatch(ana.state.tr.insertText('it'));
    expectGrid('(c1|•c2&•it)(c3|c4)');
    ana.indent(ana.find('it'));
    ben.type(ben.end('it'), 'em');
    expectGrid('(c1|•c2&••item)(c3|c4)');
  });

  it('a list is made in a cell that was only shown', () => {
    const { ana, ben, expectGrid } = pair();
    ana.goTo(ana.find('c4'));
    ana.run(tab(1));
    expectGrid('(c1|c2)(c3|c4)(|)');
    ana.make(ana.state.selection.head, 'bullet');
    ben.type(ben.end('c1'), '!');
    expectGrid('(c1!|c2)(c3|c4)(•|)');
    ana.undo();
    expectGrid('(c1!|c2)(c3|c4)(|)');
  });

  it('a quote in a cell', () => {
    const { ana, ben, expectGrid } = pair();
    ana.make(ana.find('c2'), 'quote');
    ben.type(ben.end('c2'), ' bee');
    expectGrid('(c1|>c2 bee)(c3|c4)');
    ana.undo();
    expectGrid('(c1|c2 bee)(c3|c4)');
  });

  it('Enter before the first letter leaves the id with the words, everywhere [T8]', () => {
    const { ana, ben, expectGrid } = pair();
    const idOf = (person: Person, words: string) =>
      person.state.doc.resolve(person.find(words)).parent.attrs['id'] as unknown;
    const ids = ['before', 'c2', 'after'].map((words) => idOf(ana, words));
    for (const words of ['before', 'c2', 'after']) ana.enter(ana.find(words));
    ben.type(ben.end('c2'), ' bee');
    expectGrid('(c1|&c2 bee)(c3|c4)');
    expect(['before', 'c2', 'after'].map((words) => idOf(ben, words))).toEqual(ids);
  });

  it('Backspace joins blocks of a merged cell that stand apart in the sequence', () => {
    const { ana, ben, sync, expectGrid } = pair();
    cells(ana, 'c1', 'c3');
    ana.run(mergeOrSplit);
    sync();
    ana.join(ana.find('c3'));
    ben.type(ben.end('c2'), ' bee');
    expectGrid('(c1c3{2/1}|c2 bee)(c4)');
    ana.undo();
    expectGrid('(c1&c3{2/1}|c2 bee)(c4)');
  });

  it.each([
    ['begins', 'c2', '(c1 bee&c3|c4)'],
    ['ends', 'c4', '(c1 bee&c3|c2)'],
  ])('the row is deleted in which a merged cell %s', (_edge, beside, grid) => {
    const { ana, ben, sync, expectGrid } = pair();
    cells(ana, 'c1', 'c3');
    ana.run(mergeOrSplit);
    sync();
    ana.goTo(ana.find(beside));
    ana.table(remove('rows'));
    ben.type(ben.end('c1'), ' bee');
    expectGrid(grid);
    ana.undo();
    expectGrid('(c1 bee&c3{2/1}|c2)(c4)');
  });

  it('a head row while the other adds a column', () => {
    const { ana, ben, sync } = pair();
    ana.goTo(ana.find('c1'));
    ana.table({ type: 'toggle-heads', lines: 'rows' });
    ben.goTo(ben.find('c1'));
    ben.table(add('cols'));
    sync();
    expect(show(ana.state.doc).split('th(')).toHaveLength(4);
    ana.undo();
    sync();
    expect(show(ana.state.doc)).not.toContain('th(');
  });

  it('selected cells stay selected while a colleague adds a row and types', () => {
    const { ana, ben, sync } = pair();
    cells(ana, 'c1', 'c3');
    ben.goTo(ben.find('c1'));
    ben.table(add('rows'));
    ben.type(ben.end('c1'), '!');
    ben.type(ben.end('before'), '!');
    sync();
    const words: string[] = [];
    const { selection } = ana.state;
    if (selection instanceof CellSelection)
      selection.forEachCell((cell) => words.push(cell.textContent));
    expect(words).toEqual(['c1!', '', 'c3']);
  });

  it('a caret stays beside its letters through all that a colleague does to the table', () => {
    const { ana, ben, sync } = pair();
    ana.goTo(ana.find('c4') + 1);
    const deeds: [string, () => void][] = [
      ['a column', () => ben.table(add('cols'))],
      ['a row', () => ben.table(add('rows'))],
      ['a merge', () => (cells(ben, 'c2', 'c4'), ben.run(mergeOrSplit))],
      ['a split', () => (ben.goTo(ben.find('c4')), ben.run(mergeOrSplit))],
      ['a row deleted', () => (ben.goTo(ben.find('c1')), ben.table(remove('rows')))],
      ['an undo', () => ben.undo()],
      ['heads', () => ben.table({ type: 'toggle-heads', lines: 'cols' })],
    ];
    ben.goTo(ben.find('c1'));
    for (const [name, deed] of deeds) {
      deed();
      sync();
      const { nodeBefore, nodeAfter } = ana.state.selection.$head;
      expect([name, nodeBefore?.text, nodeAfter?.text?.[0]]).toEqual([name, 'c', '4']);
    }
  });

  it('from a paragraph into a cell, and from cell to cell, Delete takes words and no cells', () => {
    const { ana, ben, sync, expectGrid } = pair();
    ana.delete(ana.find('c1') + 1, ana.find('c4') + 1);
    expectGrid('(c|)(|4)');
    ana.undo();
    expectGrid('(c1|c2)(c3|c4)');
    ana.delete(ana.find('before') + 3, ana.find('c2') + 1);
    ben.type(ben.end('c1'), '!');
    sync();
    expect(show(ana.state.doc)).toMatch(/^p\(bef\) table/u);
    expect(show(ana.state.doc)).toContain('!');
    ana.undo();
    sync();
    for (const words of ['before', 'c1', 'c2']) expect(ana.state.doc.textContent).toContain(words);
  });

  it('Backspace at the edges of cells and tables does nothing to them', () => {
    const { ana, expectGrid } = pair();
    for (const words of ['c2', 'after']) {
      ana.goTo(ana.find(words));
      ana.run(joinBackward);
      expectGrid('(c1|c2)(c3|c4)');
    }
  });

  it('with all its rows selected the table goes; what a colleague types in it stays', () => {
    const { ana, ben, expectGrid, sync } = pair();
    cells(ana, 'c1', 'c4');
    ana.table(remove('rows'));
    ben.type(ben.end('c4'), ' bee');
    expectGrid('');
    expect(show(ana.state.doc)).toContain('p( bee)');
    ana.undo();
    sync();
    for (const words of ['c1', 'c2', 'c3', 'c4', ' bee'])
      expect(ana.state.doc.textContent).toContain(words);
  });

  it('the content of a cell exchanged for a list', () => {
    const { ana, expectGrid } = pair();
    cells(ana, 'c2', 'c2');
    const { selection } = ana.state;
    const cell = selection instanceof CellSelection ? selection.$anchorCell : selection.$anchor;
    const { nodes } = schema;
    const item = (words: string) => nodes['listItem']!.create(null, paragraphOf(words));
    const list = nodes['bulletList']!.create(null, [item('n1'), item('n2')]);
    const content = new Slice(Fragment.from(list), 0, 0);
    ana.dispatch(
      ana.state.tr.replace(cell.pos + 1, cell.pos + cell.nodeAfter!.nodeSize - 1, content),
    );
    expectGrid('(c1|•n1&•n2)(c3|c4)');
    ana.undo();
    expectGrid('(c1|c2)(c3|c4)');
  });
});
