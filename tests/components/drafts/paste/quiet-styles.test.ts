import { describe, expect, it } from 'vitest';
import { cut, quietStyles } from '@/components/drafts/paste/quiet-styles';

describe('quieting styles', () => {
  it('takes style sheets out whole, with the end of their tags', () => {
    expect(quietStyles('a<style>p > b {}</style>b<STYLE media=x>{}</STYLE >c')).toBe('abc');
    expect(quietStyles('a<style>never closed')).toBe('a<style>never closed');
  });

  it('renames inline styles and handlers, and no words', () => {
    expect(quietStyles('<p style="a:b" onclick=x>a style = b</p>')).toBe(
      '<p data-style="a:b" data-onclick=x>a style = b</p>',
    );
  });

  it('is done in good time with what never ends', () => {
    for (const sign of ['<!--', '<style', '<a ', '<a "', "<a '"]) {
      const html = sign.repeat(20_000);
      expect(cut(quietStyles(html), '<!--', '-->').length).toBeGreaterThan(0);
    }
  });
});
