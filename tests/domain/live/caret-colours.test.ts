import { describe, expect, it } from 'vitest';
import { caretColour, caretColours } from '@/domain/live/caret-colours';

/** WCAG 2.2: relative luminance of a six-digit hexadecimal colour. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const channel = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

describe.each(caretColours)('the caret colour %s', (colour) => {
  it('carries a white name', () => {
    expect(contrast(colour, '#ffffff')).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['#faf8f4', '#ffffff', '#151617', '#1c1e20'])('stands out from %s', (page) => {
    expect(contrast(colour, page)).toBeGreaterThanOrEqual(3);
  });
});

describe('a participant’s colour', () => {
  it('is always the same, and all are used', () => {
    const ids = Array.from({ length: 200 }, (_, index) => `participant-${index}`);
    expect(ids.map(caretColour)).toEqual(ids.map(caretColour));
    expect(new Set(ids.map(caretColour)).size).toBe(caretColours.length);
  });
});
