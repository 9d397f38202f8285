import { createRequire } from 'node:module';
import { relationsBetween } from '@/domain/text/compare/collisions';
import { compareTexts } from '@/domain/text/compare/compare-texts';
import { mergeTexts } from '@/domain/text/compare/merge-texts';
import { type TextJson, wordsOf } from '@/domain/text/text';
import { Chance, Hand } from '@/tests/domain/text/compare/edit-text';
import { installPeers } from './live/peers';

/**
 * `npm run bench:text`: comparing and merging a text of 98 KB of words beside jsdiff,
 * diff-match-patch and node-diff3, which get its bare words. Medians of processor time,
 * so that a busy machine does not count; all in one run.
 */
installPeers();
const peer = createRequire(new URL('./package.json', import.meta.url));
const { diffWordsWithSpace } = peer('diff') as {
  diffWordsWithSpace: (a: string, b: string) => unknown;
};
const { diff3Merge } = peer('node-diff3') as {
  diff3Merge: (a: string[], o: string[], b: string[]) => unknown;
};
const DiffMatchPatch = peer('diff-match-patch') as new () => {
  diff_main: (a: string, b: string) => unknown[];
  diff_cleanupSemantic: (diffs: unknown[]) => void;
};

const chance = new Chance(7);
const base = new Hand(chance).text(1_100);
console.log(`${Math.round(wordsOf(base).length / 1_000)} KB of words`);
for (const changes of [1, 30, 300]) {
  const ours = new Hand(chance, `o${changes}q`).edit(base, changes);
  const theirs = new Hand(chance, `t${changes}q`).edit(base, changes);
  const [before, after, other] = [base, ours, theirs].map(bare);
  row(`compare, ${changes} changes`, {
    Plenary: () => compareTexts(base, ours),
    jsdiff: () => diffWordsWithSpace(before ?? '', after ?? ''),
    'diff-match-patch': () => {
      const engine = new DiffMatchPatch();
      engine.diff_cleanupSemantic(engine.diff_main(before ?? '', after ?? ''));
    },
  });
  row(`merge, ${changes} changes a side`, {
    Plenary: () => mergeTexts(base, ours, theirs),
    // By lines, as git does: by words it did not end within minutes on this text.
    'node-diff3, by lines': () =>
      diff3Merge((after ?? '').split('\n'), (before ?? '').split('\n'), (other ?? '').split('\n')),
  });
}
const proposals = Array.from({ length: 1_000 }, (_, index) =>
  compareTexts(base, new Hand(chance, `p${index}q`).edit(base, 2)),
);
row('collisions of 1,000 stored proposals', {
  Plenary: () => relationsBetween(base, proposals),
});

function bare(text: TextJson): string {
  return (text.content ?? []).map(wordsOf).join('\n');
}

function row(name: string, candidates: Readonly<Record<string, () => unknown>>): void {
  const figures = Object.entries(candidates).map(
    ([candidate, run]) => `${candidate} ${median(run).toFixed(1)} ms`,
  );
  console.log(`${name}: ${figures.join(', ')}`);
}

function median(run: () => unknown): number {
  const taken = Array.from({ length: 9 }, () => {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  });
  return taken.toSorted((one, other) => one - other)[4] ?? 0;
}
