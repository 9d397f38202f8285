/**
 * The order in which a roll is called: the body's order, from the one drawn by lot
 * onwards and around [V42]. What is published stays in the body's order.
 *
 * @param from the id of the one drawn; null where none was
 */
export function callingOrder<Line extends { readonly id: string }>(
  roll: readonly Line[],
  from: string | null,
): readonly Line[] {
  const first = Math.max(
    0,
    roll.findIndex(({ id }) => id === from),
  );
  return [...roll.slice(first), ...roll.slice(0, first)];
}
