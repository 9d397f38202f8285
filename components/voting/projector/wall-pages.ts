/** So many names the back of the room can read at once: five columns of twelve. */
export const namesOnWall = 60;

/** Cuts a long list into pages of nearly one length, so that the last one is not a remnant. */
export function pagesOf<One>(list: readonly One[], most: number): readonly (readonly One[])[] {
  if (list.length === 0) return [];
  const pages = Math.ceil(list.length / most);
  const size = Math.ceil(list.length / pages);
  return Array.from({ length: pages }, (_, page) => list.slice(page * size, (page + 1) * size));
}
