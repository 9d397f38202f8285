import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOutMargin, type MarginCard } from '@/components/margin/lay-out-margin';

const rules = { gap: 8, floor: 0, activeId: null };
const card = (id: string, wanted: number, height = 60): MarginCard => ({ id, wanted, height });

describe('layOutMargin', () => {
  it('leaves cards level with their passages where there is room', () => {
    const places = layOutMargin([card('a', 10), card('b', 200)], rules);
    expect([...places]).toEqual([
      ['a', 10],
      ['b', 200],
    ]);
  });

  it('shares the way between two cards that want one place', () => {
    const places = layOutMargin([card('a', 100), card('b', 100)], rules);
    expect([...places.values()]).toEqual([66, 134]);
  });

  it('keeps the active card level with its passage, and the others give way', () => {
    const three = [card('a', 100), card('b', 100), card('c', 100)];
    const places = layOutMargin(three, { ...rules, activeId: 'b' });
    expect([...places.values()]).toEqual([32, 100, 168]);
  });

  it('folds away what finds no room above the active card', () => {
    const three = [card('a', 0), card('b', 0), card('c', 70)];
    const places = layOutMargin(three, { ...rules, activeId: 'c' });
    expect([...places.values()]).toEqual([null, 2, 70]);
  });

  it('begins below the floor when nothing is active', () => {
    const places = layOutMargin([card('a', 5), card('b', 5)], { ...rules, floor: 40 });
    expect([...places.values()]).toEqual([40, 108]);
  });
});

const cards = fc
  .array(
    fc.record({
      wanted: fc.integer({ min: 0, max: 20_000 }),
      height: fc.integer({ min: 30, max: 700 }),
    }),
    {
      maxLength: 300,
    },
  )
  .map((list) => list.map((one, index) => ({ ...one, id: String(index) })));
const scene = fc.record({
  cards,
  floor: fc.integer({ min: 0, max: 80 }),
  active: fc.option(fc.nat({ max: 299 })),
});

describe('layOutMargin, for any cards', () => {
  const laidOut = ({
    cards: all,
    floor,
    active,
  }: {
    cards: MarginCard[];
    floor: number;
    active: number | null;
  }) => {
    const activeId = active === null ? null : (all[active]?.id ?? null);
    return { activeId, places: layOutMargin(all, { gap: 8, floor, activeId }) };
  };

  it('no two overlap, and their order is kept', () => {
    fc.assert(
      fc.property(scene, (one) => {
        const { places } = laidOut(one);
        const shown = one.cards.filter(({ id }) => places.get(id) !== null);
        for (const [index, { id, height }] of shown.entries()) {
          const next = shown[index + 1];
          if (!next) continue;
          const bottom = (places.get(id) ?? 0) + height + 8;
          expect(places.get(next.id)).toBeGreaterThanOrEqual(bottom - 1e-6);
        }
      }),
    );
  });

  it('the active one is exactly where it wants to be', () => {
    fc.assert(
      fc.property(scene, (one) => {
        const { activeId, places } = laidOut(one);
        if (activeId === null) return;
        expect(places.get(activeId)).toBeCloseTo(one.cards[Number(activeId)]?.wanted ?? -1, 6);
      }),
    );
  });

  it('nothing stands above the floor, and nothing but what is before the active one is folded', () => {
    fc.assert(
      fc.property(scene, (one) => {
        const { activeId, places } = laidOut(one);
        const isAbove = (one.cards[Number(activeId)]?.wanted ?? 0) < one.floor;
        for (const [index, { id }] of one.cards.entries()) {
          const top = places.get(id) ?? null;
          if (top === null) expect(index).toBeLessThan(Number(activeId));
          else if (activeId === null || !isAbove)
            expect(top).toBeGreaterThanOrEqual(one.floor - 1e-6);
        }
      }),
    );
  });

  it('300 cards are placed in a few milliseconds, also where all want one place', () => {
    const crowd = Array.from({ length: 300 }, (_, index) => card(String(index), 3_000 - index));
    const started = performance.now();
    for (let round = 0; round < 20; round += 1) layOutMargin(crowd, { ...rules, activeId: '150' });
    expect((performance.now() - started) / 20).toBeLessThan(5);
  });
});
