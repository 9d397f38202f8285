import { describe, expect, it } from 'vitest';
import { inkOn } from '@/components/drafts/draw-caret';
import { caretColours } from '@/domain/live/caret-colours';

describe('the name on a caret', () => {
  it('can be read on every colour there is: WCAG’s 4.5 to 1', () => {
    for (const color of [...caretColours, '#ffffff', '#000000', '#757575', '#efd26a']) {
      expect([color, contrast(color, inkOn(color)) >= 4.5]).toEqual([color, true]);
    }
  });
});

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
