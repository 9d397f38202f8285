import { normalizeText } from '@/domain/text/canonical-text';
import { mergeTexts } from '@/domain/text/compare/merge-texts';
import { answer, textFrom } from './text-file';

/**
 * `npm run -s text:merge -- base ours theirs`: what comes of both, what collides (the text
 * then has ours), and what is near.
 */
answer('npm run -s text:merge -- base ours theirs', 3, (base = '', ours = '', theirs = '') => {
  const merged = mergeTexts(textFrom(base), textFrom(ours), textFrom(theirs));
  return { ...merged, text: normalizeText(merged.text) };
});
