/** The look of a stretch by an author with this colour; without one, of what was there first. */
export function writtenClass(colour: number | undefined): string {
  return colour === undefined ? 'written' : `written written-${colour}`;
}
