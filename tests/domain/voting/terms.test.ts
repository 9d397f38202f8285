import { describe, expect, it } from 'vitest';
import { draftsOf, type Deciding } from '@/domain/voting/terms';

describe('the drafts of a choice', () => {
  it('[V52] are named by its options; free options and questions have none', () => {
    const deciding: Deciding = {
      method: 'schulze',
      rule: {},
      options: [
        { id: 'A', name: '1. First', draftId: 'one' },
        { id: 'B', name: 'None of them' },
      ],
      seats: 1,
    };
    expect(draftsOf({ deciding })).toEqual(['one']);
    expect(draftsOf({ deciding: { method: 'consent' } })).toEqual([]);
  });
});
