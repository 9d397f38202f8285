/**
 * Colours of carets and name flags. White words on each have a contrast of at least
 * 4.5 : 1, and each stands out from a white and from a near-black page by 3 : 1 (WCAG 2.2,
 * 1.4.3 and 1.4.11); tests/domain/live/caret-colours.test.ts computes it.
 */
export const caretColours = [
  '#b4530a',
  '#1f6fd1',
  '#0f7f6b',
  '#a8469b',
  '#c23b3b',
  '#5b67c9',
  '#477d1c',
  '#8a5fc4',
  '#9a6700',
  '#3a7a99',
] as const;

/** The colour of a participant: always the same one, from their id. */
export function caretColour(participantId: string): string {
  return caretColours[caretColourIndex(participantId)] ?? caretColours[0];
}

/** Which of the caret colours is a participant's. */
export function caretColourIndex(participantId: string): number {
  let sum = 0;
  for (const letter of participantId) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) >>> 0;
  return sum % caretColours.length;
}
