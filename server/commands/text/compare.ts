import { compareTexts } from '@/domain/text/compare/compare-texts';
import { answer, textFrom } from './text-file';

/** `npm run -s text:compare -- before after`: how two texts differ, as changes in JSON. */
answer('npm run -s text:compare -- before after', 2, (before = '', after = '') =>
  compareTexts(textFrom(before), textFrom(after)),
);
