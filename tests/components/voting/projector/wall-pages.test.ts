import { describe, expect, it } from 'vitest';
import { namesOnWall, pagesOf } from '@/components/voting/projector/wall-pages';

const names = (count: number) => Array.from({ length: count }, (_, index) => index);

describe('pagesOf', () => {
  it.each([
    [0, []],
    [1, [1]],
    [60, [60]],
    [61, [31, 30]],
    [120, [60, 60]],
    [193, [49, 49, 49, 46]],
  ])('%i names: pages of %j', (count, sizes) => {
    const pages = pagesOf(names(count), namesOnWall);
    expect(pages.map(({ length }) => length)).toEqual(sizes);
    expect(pages.flat()).toEqual(names(count));
  });
});
