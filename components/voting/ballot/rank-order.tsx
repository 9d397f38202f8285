'use client';

import { useTranslations } from 'next-intl';
import { useId, useRef, useState, type PointerEvent } from 'react';
import { moveRank, placeRank, rankingOf, type Ranks } from '@/domain/voting/choices/ranking';
import type { VoteOption } from '@/domain/voting/terms';

type Props = {
  options: readonly VoteOption[];
  ranks: Ranks;
  setRanks: (ranks: Ranks) => void;
};

/** The order that the ranks mean, from the first to the last: moved by buttons or by dragging. */
export function RankOrder({ options, ranks, setRanks }: Props) {
  const words = useTranslations('ballot');
  const [said, setSaid] = useState('');
  const list = useRef<HTMLOListElement>(null);
  const titleId = useId();
  const ranking = rankingOf(ranks);
  const placed = ranking.flatMap((equals, index) => equals.map((id) => ({ id, rank: index + 1 })));
  const nameOf = (id: string) => options.find((option) => option.id === id)?.name ?? id;

  function move(id: string, by: -1 | 1) {
    const moved = moveRank(ranks, id, by);
    setRanks(moved);
    setSaid(words('movedTo', { name: nameOf(id), rank: moved[id] ?? 0 }));
  }

  /** Which place of the order is under the pointer. */
  function placeUnder({ clientY }: PointerEvent): number {
    const rows = [...(list.current?.children ?? [])];
    const above = rows.filter((row) => {
      const { top, height } = row.getBoundingClientRect();
      return clientY > top + height / 2;
    });
    return above.length;
  }

  function drag(event: PointerEvent, id: string, at: number) {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const under = placeUnder(event);
    const place = under > at ? under - 1 : under;
    if (place !== at) setRanks(placeRank(ranks, id, place));
  }

  if (placed.length < 2) return null;
  return (
    <div className="mt-2 noscript:hidden">
      <p id={titleId} className="text-sm font-semibold">
        {words('yourOrder')}
      </p>
      <ol ref={list} aria-labelledby={titleId} className="mt-1">
        {placed.map(({ id, rank }, at) => (
          <li key={id} className="flex items-center gap-1 border-b border-line bg-surface">
            <span
              aria-hidden="true"
              onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
              onPointerMove={(event) => drag(event, id, at)}
              className="flex min-h-11 min-w-0 flex-1 cursor-grab touch-none items-center gap-3 select-none active:cursor-grabbing"
            >
              <span className="text-muted">⠿</span>
              <span className="w-5 font-semibold tabular-nums">{rank}</span>
              <span className="truncate">{nameOf(id)}</span>
            </span>
            <span className="sr-only">{words('placed', { name: nameOf(id), rank })}</span>
            <Mover label={words('up', { name: nameOf(id) })} onMove={() => move(id, -1)}>
              ↑
            </Mover>
            <Mover label={words('down', { name: nameOf(id) })} onMove={() => move(id, 1)}>
              ↓
            </Mover>
          </li>
        ))}
      </ol>
      <output className="sr-only">{said}</output>
    </div>
  );
}

type MoverProps = { label: string; onMove: () => void; children: string };

function Mover({ label, onMove, children }: MoverProps) {
  const button = useRef<HTMLButtonElement>(null);
  return (
    <button
      ref={button}
      type="button"
      aria-label={label}
      onClick={() => {
        onMove();
        // Where the row itself was moved in the page, it lost the focus by that.
        requestAnimationFrame(() => button.current?.focus());
      }}
      className="inline-flex size-11 shrink-0 items-center justify-center rounded-md text-lg text-muted hover:bg-sunken hover:text-ink"
    >
      <span aria-hidden="true">{children}</span>
    </button>
  );
}
