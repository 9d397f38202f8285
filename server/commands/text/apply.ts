import { normalizeText } from '@/domain/text/canonical-text';
import { answer, appliedFrom, textFrom } from './text-file';

/** `npm run -s text:apply -- before changes`: the text with the changes made. */
answer('npm run -s text:apply -- before changes', 2, (before = '', changes = '') =>
  normalizeText(appliedFrom(changes, textFrom(before))),
);
