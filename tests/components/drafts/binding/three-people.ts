import { Fragment, type Node, Slice } from '@tiptap/pm/model';
import { deleteCellSelection, goToNextCell } from '@tiptap/pm/tables';
import { wordsOfBlock } from '@/domain/text/sequence/block';
import { pastedCells } from '@/components/drafts/binding/tables/paste-cells';
import { selectedCells } from '@/components/drafts/binding/keep-selection';
import { type BlockKindWished, paragraphOf, Person, schema, seedOf, show, tableOf } from './person';

export type WorldOptions = {
  readonly seed: number;
  readonly steps: number;
  /** Begins with a table, and does more to it. */
  readonly isDense?: boolean;
};

/** A number between 0 and 1 at every call, the same ones for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const seedText = seedOf([
  ['heading', 'Alpha'],
  ['paragraph', 'one two three'],
  ['bullet', 'first'],
  ['bullet', 'second', 2],
  ['paragraph', 'last words'],
]);

const ordinary = {
  type: 6,
  letters: 2,
  delete: 4,
  deleteAcross: 2,
  enter: 4,
  join: 2,
  make: 2,
  makeAndType: 2,
  indent: 2,
  mark: 2,
  unmark: 1,
  link: 1,
  deleteBlock: 1,
  paste: 2,
  undo: 4,
  redo: 2,
  break: 1,
  deleteAll: 1,
  rule: 1,
  table: 2,
  line: 2,
  deleteLine: 1,
  merge: 2,
  split: 1,
  heads: 1,
  pasteCells: 1,
  clearCells: 1,
  tab: 1,
  inCell: 3,
} as const;
const dense = { ...ordinary, inCell: 8, line: 5, deleteLine: 3, merge: 6, split: 3, pasteCells: 3 };

type Deed = keyof typeof ordinary;
type CellBlock = { readonly from: number; readonly size: number; readonly table: Node };

/**
 * Three people at one text who do anything at any time, while what they write arrives
 * late, in pieces, or after an hour offline. Every letter that is typed is one of a kind,
 * so that it is known whose it was and where it belongs.
 */
export class World {
  readonly faults: string[] = [];
  readonly log: string[] = [];
  private readonly random: () => number;
  private readonly people: Person[];
  private readonly onTheWay: Uint8Array[][][];
  private readonly isOffline = [false, false, false];
  private nextLetter = 0x3400;
  private words = 0;
  private readonly authorOf = new Map<string, number>();
  private readonly wordOf = new Map<string, number>();
  private readonly deletedBy = new Map<string, Set<number>>();
  /** Words into which somebody wrote: they may be torn. */
  private readonly entered = new Set<number>();

  constructor(private readonly options: WorldOptions) {
    this.random = randomOf(options.seed);
    this.people = [101, 202, 303].map(
      (client) => new Person(client + this.below(1_000) * 1_000, seedText),
    );
    this.onTheWay = this.people.map(() => this.people.map(() => []));
  }

  run(): void {
    if (this.options.isDense) this.beginWithTable();
    for (let step = 0; step < this.options.steps && this.faults.length === 0; step += 1)
      this.step();
    for (const [from] of this.people.entries())
      for (const [to] of this.people.entries()) while (this.deliver(to, from));
    this.checkTogether();
  }

  private step(): void {
    if (this.random() < 0.03) {
      const who = this.below(3);
      this.isOffline[who] = !this.isOffline[who];
    }
    if (this.random() < 0.45) {
      this.act(this.below(3));
      return;
    }
    const [to, from] = [this.below(3), this.below(3)];
    if (to === from || this.isOffline[to] || this.isOffline[from]) return;
    for (let count = 1 + this.below(4); count > 0; count -= 1) this.deliver(to, from);
  }

  private beginWithTable(): void {
    const [first, ...others] = this.people as [Person, ...Person[]];
    const rows = [0, 1, 2].map((row) =>
      [0, 1, 2].map((col) => ((row + col) % 3 === 2 ? '' : this.newWord(0, 2))),
    );
    first.insertTable(first.blockAt(first.find('one')).position, rows, true);
    for (const update of first.sent.splice(0)) for (const other of others) other.receive(update);
  }

  private below(limit: number): number {
    return Math.floor(this.random() * limit);
  }

  private pick<Value>(values: readonly Value[]): Value {
    return values[this.below(values.length)]!;
  }

  private newWord(who: number, length: number): string {
    let word = '';
    this.words += 1;
    for (let count = 0; count < length; count += 1) {
      const letter = String.fromCharCode(this.nextLetter);
      this.nextLetter += 1;
      this.authorOf.set(letter, who);
      this.wordOf.set(letter, this.words);
      word += letter;
    }
    return word;
  }

  private fail(what: string, more = ''): void {
    this.faults.push(
      `seed ${this.options.seed}: ${what} ${more} [${this.log.slice(-4).join(' ')}]`,
    );
  }

  private place(person: Person): number {
    const blocks: [number, number][] = [];
    person.state.doc.descendants((node, position) => {
      if (node.isTextblock) blocks.push([position + 1, node.content.size]);
      return !node.isTextblock;
    });
    const [from, size] = this.pick(blocks);
    return from + this.below(size + 1);
  }

  private cellBlocks(person: Person): CellBlock[] {
    const found: CellBlock[] = [];
    person.state.doc.forEach((table, offset) => {
      if (table.type.name !== 'table') return;
      table.descendants((node, position) => {
        if (node.isTextblock)
          found.push({ from: offset + position + 2, size: node.content.size, table });
        return !node.isTextblock;
      });
    });
    return found;
  }

  /** Notes the word that somebody writes into, whole here or still on its way. */
  private noteEntry(person: Person, position: number): void {
    const [left, right] = lettersBeside(person, position);
    const word = this.wordOf.get(left);
    if (word !== undefined && word === this.wordOf.get(right)) this.entered.add(word);
    const here = lettersIn(person);
    for (const letter of [left, right]) {
      const beside = this.wordOf.get(letter);
      if (beside === undefined) continue;
      for (const [other, of] of this.wordOf)
        if (of === beside && !here.has(other)) this.entered.add(beside);
    }
  }

  private act(who: number): void {
    const person = this.people[who]!;
    const before = lettersIn(person);
    const weights = this.options.isDense ? dense : ordinary;
    const deed = this.pick(
      Object.entries(weights).flatMap(([name, times]) => Array<Deed>(times).fill(name as Deed)),
    );
    const position = this.place(person);
    this.log.push(`${who}:${deed}@${position}`);
    this.do(deed, who, person, position);
    this.noteDeletions(deed, who, before, lettersIn(person));
    for (const update of person.sent.splice(0))
      for (const [other] of this.people.entries())
        if (other !== who) this.onTheWay[who]![other]!.push(update);
    this.check(person, deed);
    person.goTo(this.place(person));
    if (this.random() < 0.2) this.selectCells(person);
  }

  private noteDeletions(deed: Deed, who: number, before: Set<string>, after: Set<string>): void {
    for (const letter of before) {
      if (after.has(letter)) continue;
      const author = this.authorOf.get(letter) ?? who;
      const isForeign = author !== who && !this.deletedBy.get(letter)?.has(who);
      if ((deed === 'undo' || deed === 'redo') && isForeign)
        this.fail(`${deed} took a colleague’s letter`);
      const by = this.deletedBy.get(letter) ?? new Set();
      this.deletedBy.set(letter, by.add(who));
    }
  }

  private do(deed: Deed, who: number, person: Person, position: number): void {
    const { doc } = person.state;
    const to = this.place(person);
    const [from, until] = [Math.min(position, to), Math.max(position, to)];
    switch (deed) {
      case 'type':
        return this.type(who, person, position, 1 + this.below(5));
      case 'letters':
        this.noteEntry(person, position);
        return this.newWord(who, 2 + this.below(4))
          .split('')
          .forEach((letter, index) => person.type(position + index, letter));
      case 'delete':
        return this.delete(
          person,
          position,
          Math.min(position + 1 + this.below(6), doc.resolve(position).end()),
        );
      case 'deleteAcross':
        return until - from < 40 ? this.delete(person, from, until) : undefined;
      case 'enter':
        this.noteEntry(person, position);
        return person.enter(position);
      case 'join':
        return person.join(position);
      case 'make':
        return person.make(
          position,
          this.pick<BlockKindWished>(['paragraph', 'heading', 'bullet', 'numbered', 'quote']),
        );
      case 'makeAndType':
        this.noteEntry(person, position);
        return person.makeAndType(
          position,
          this.pick<BlockKindWished>(['paragraph', 'heading', 'bullet', 'numbered', 'quote']),
          this.newWord(who, 2),
        );
      case 'indent':
        return person.indent(position, this.random() < 0.6 ? 1 : -1);
      case 'mark':
      case 'unmark':
      case 'link':
        return until > from && until - from < 30
          ? this.markWords(deed, person, from, until)
          : undefined;
      case 'deleteBlock':
        return doc.resolve(person.blockAt(position).position).parent.childCount > 1
          ? void person.deleteBlock(position)
          : undefined;
      case 'paste':
        return this.paste(who, person, position, 1 + this.below(3));
      case 'undo':
        return person.undo();
      case 'redo':
        return person.redo();
      case 'break':
        this.noteEntry(person, position);
        return person.insert(position, [schema.nodes['hardBreak']!.create()]);
      case 'deleteAll':
        return this.random() < 0.1 ? person.delete(0, doc.content.size) : undefined;
      case 'rule':
        return doc.resolve(position).depth === 1
          ? person.insert(person.blockAt(position).position, [
              schema.nodes['horizontalRule']!.create(),
            ])
          : undefined;
      case 'table':
        return doc.resolve(position).depth === 1 && this.random() < 0.4
          ? person.insertTable(
              person.blockAt(position).position,
              [
                [this.newWord(who, 2), ''],
                ['', this.newWord(who, 2)],
              ],
              this.random() < 0.5,
            )
          : undefined;
      case 'line':
      case 'deleteLine':
      case 'merge':
      case 'split':
      case 'heads':
      case 'pasteCells':
      case 'clearCells':
      case 'tab':
      case 'inCell':
        return this.doInTable(deed, who, person);
    }
  }

  private type(who: number, person: Person, position: number, length: number): void {
    this.noteEntry(person, position);
    person.type(position, this.newWord(who, length));
  }

  private delete(person: Person, from: number, to: number): void {
    if (to > from) person.delete(from, to);
  }

  private markWords(
    deed: 'mark' | 'unmark' | 'link',
    person: Person,
    from: number,
    to: number,
  ): void {
    if (deed === 'unmark') person.unmark(from, to, this.pick(['bold', 'italic', 'link']));
    else if (deed === 'link') person.mark(from, to, 'link', { href: this.pick(['/a', '/b']) });
    else person.mark(from, to, this.pick(['bold', 'italic']));
  }

  private paste(who: number, person: Person, position: number, count: number): void {
    this.noteEntry(person, position);
    const blocks = Array.from({ length: count }, () => paragraphOf(this.newWord(who, 3)));
    const slice = new Slice(Fragment.from(blocks), 1, 1);
    person.dispatch(person.state.tr.replace(position, position, slice));
  }

  private selectCells(person: Person): CellBlock | null {
    const blocks = this.cellBlocks(person);
    if (blocks.length === 0) return null;
    const first = this.pick(blocks);
    const last = this.pick(blocks.filter(({ table }) => table === first.table));
    person.selectCells(first.from, last.from);
    return first;
  }

  private doInTable(deed: Deed, who: number, person: Person): void {
    const blocks = this.cellBlocks(person);
    if (blocks.length === 0) return;
    const block = this.pick(blocks);
    const position = block.from + this.below(block.size + 1);
    const lines = this.pick(['rows', 'cols'] as const);
    if (
      ['merge', 'split', 'clearCells', 'pasteCells', 'deleteLine'].includes(deed) &&
      this.random() < 0.7
    )
      this.selectCells(person);
    else person.goTo(position);
    if (deed === 'inCell') this.doInCell(who, person, block, position);
    else if (deed === 'line')
      person.table({ type: 'add', lines, side: this.pick(['before', 'after']) });
    else if (deed === 'deleteLine') person.table({ type: 'delete', lines });
    else if (deed === 'heads') person.table({ type: 'toggle-heads', lines });
    else if (deed === 'merge' || deed === 'split') person.table({ type: deed });
    else if (deed === 'tab') this.tab(person);
    else if (deed === 'clearCells') person.run(deleteCellSelection);
    else if (deed === 'pasteCells') this.pasteCells(who, person);
  }

  private tab(person: Person): void {
    const direction = this.random() < 0.7 ? 1 : -1;
    if (!person.run(goToNextCell(direction)) && direction === 1)
      person.table({ type: 'go-on-in-new-row' });
  }

  private doInCell(who: number, person: Person, { from, size }: CellBlock, position: number): void {
    const way = this.below(7);
    if (way === 0) this.type(who, person, position, 1 + this.below(4));
    else if (way === 1) {
      this.noteEntry(person, position);
      person.enter(position);
    } else if (way === 2)
      person.make(
        position,
        this.pick<BlockKindWished>(['bullet', 'numbered', 'quote', 'paragraph']),
      );
    else if (way === 3) person.indent(position, this.random() < 0.6 ? 1 : -1);
    else if (way === 4) person.join(position);
    else if (way === 5) this.delete(person, position, Math.min(position + 3, from + size));
    else this.paste(who, person, position, 2);
  }

  private pasteCells(who: number, person: Person): void {
    const rows = Array.from({ length: 1 + this.below(2) }, () =>
      Array.from({ length: 1 + this.below(2) }, () =>
        this.random() < 0.3 ? '' : this.newWord(who, 2),
      ),
    );
    const table = tableOf(rows);
    const cells = pastedCells(person.state, new Slice(Fragment.from(table), 0, 0));
    if (cells) person.table({ type: 'paste', cells });
    // What is cut off by the selection, or repeated over it, is not followed.
    const text = person.state.doc.textContent;
    for (const letter of table.textContent)
      if (text.split(letter).length !== 2) {
        this.authorOf.delete(letter);
        this.wordOf.delete(letter);
      }
  }

  private deliver(to: number, from: number): boolean {
    const update = this.onTheWay[from]![to]!.shift();
    if (!update) return false;
    const person = this.people[to]!;
    const { head } = person.state.selection;
    const beside = lettersBeside(person, head);
    const identities = beside.map((letter) => identityOf(person, letter));
    const cells = selectedCells(person.state.selection, person.binding.bound.shown);
    const textBefore = person.state.doc.textContent;
    person.receive(update);
    const after = person.state.doc.textContent;
    const isOnce = beside.every((letter, index) => {
      const isKnown = this.authorOf.has(letter) && identities[index] === identityOf(person, letter);
      return isKnown && textBefore.split(letter).length === 2 && after.split(letter).length === 2;
    });
    const [left, right] = lettersBeside(person, person.state.selection.head);
    if (isOnce && !cells && left !== beside[0] && right !== beside[1])
      this.fail('a caret left its letters', show(person.state.doc));
    if (
      cells &&
      this.hasLines(person, cells) &&
      !selectedCells(person.state.selection, person.binding.bound.shown)
    )
      this.fail('selected cells are not selected any more');
    if (person.writtenByReading > 0) this.fail('reading wrote something');
    this.check(person, 'receiving');
    return true;
  }

  private hasLines(person: Person, cells: NonNullable<ReturnType<typeof selectedCells>>): boolean {
    return cells.every(({ table, row, col }) => {
      const shown = person.binding.bound.shown
        .tables()
        .find(({ block }) => block?.key === table.key);
      const marker = shown?.block?.marker;
      const has = (name: string, line: string) =>
        (marker?.get(name) as { toArray(): string[] } | undefined)?.toArray().includes(line) ??
        false;
      return has('rows', row) && has('cols', col);
    });
  }

  private check(person: Person, after: string): void {
    const { doc } = person.state;
    const built = person.fromScratch();
    if (!built.eq(doc))
      this.fail(`the document is not the text after ${after}`, `${show(doc)} <> ${show(built)}`);
    try {
      doc.check();
    } catch (fault) {
      this.fail('the document breaks its schema', String(fault));
    }
  }

  private checkTogether(): void {
    const [ana, ben, cem] = this.people as [Person, Person, Person];
    const { doc } = ana.state;
    if (!doc.eq(ben.state.doc) || !doc.eq(cem.state.doc))
      this.fail('not everybody has the same text', `${show(doc)} <> ${show(ben.state.doc)}`);
    const letters = lettersIn(ana);
    for (const [letter] of this.authorOf)
      if (!letters.has(letter) && !this.deletedBy.has(letter))
        this.fail('a letter that nobody deleted is gone', letter);
    this.checkIds(doc);
    this.checkWords(doc);
  }

  private checkIds(doc: Node): void {
    const ids = new Set<unknown>();
    doc.descendants((node) => {
      const id: unknown = node.attrs['id'] ?? null;
      if (id !== null && ids.has(id)) this.fail('two blocks have one id', JSON.stringify(id));
      if (id !== null) ids.add(id);
      return !node.isTextblock;
    });
  }

  /** Between the letters of a word stands nothing else, and they are in their order. */
  private checkWords(doc: Node): void {
    const letters: { letter: string; block: number }[] = [];
    let block = 0;
    doc.descendants((node) => {
      if (node.isTextblock) block += 1;
      if (node.isText) for (const letter of node.text ?? '') letters.push({ letter, block });
      if (node.type.name === 'hardBreak') letters.push({ letter: '\n', block });
      return true;
    });
    // What was deleted and came back may stand around what was written there meanwhile.
    for (const { letter } of letters)
      if (this.deletedBy.has(letter)) this.entered.add(this.wordOf.get(letter)!);
    const text = doc.textContent;
    const places = new Map<number, number[]>();
    for (const [index, { letter }] of letters.entries()) {
      const word = this.wordOf.get(letter);
      if (word === undefined || text.split(letter).length > 2) continue;
      places.set(word, [...(places.get(word) ?? []), index]);
    }
    for (const [word, indices] of places) {
      if (this.entered.has(word)) continue;
      const [first = 0] = indices;
      const isWhole = indices.every((index, count) => {
        const { letter, block: where } = letters[index]!;
        const before = count > 0 ? letters[indices[count - 1]!]!.letter : '';
        return index === first + count && where === letters[first]!.block && letter > before;
      });
      if (!isWhole) this.fail('a word is torn', show(doc));
    }
  }
}

function lettersIn(person: Person): Set<string> {
  return new Set(person.state.doc.textContent.split('').filter((letter) => letter >= '\u3400'));
}

function lettersBeside(person: Person, position: number): [left: string, right: string] {
  const { nodeBefore, nodeAfter } = person.state.doc.resolve(position);
  return [nodeBefore?.text?.at(-1) ?? '', nodeAfter?.text?.[0] ?? ''];
}

/** The place of a letter in the log. */
function identityOf(person: Person, letter: string): string {
  for (const block of person.binding.bound.mirror.blocks) {
    let rest = letter === '' ? -1 : wordsOfBlock(block).indexOf(letter);
    if (rest < 0) continue;
    for (let at = 0; at < block.runs.length; at += 3) {
      const [client, clock = 0, length = 0] = block.runs.slice(at, at + 3);
      if (rest < length) return `${client}:${clock + rest}`;
      rest -= length;
    }
  }
  return '';
}
