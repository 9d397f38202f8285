import { z } from 'zod';
import { letterNumeral } from '@/domain/text/numerals';
import { accept, refuse, type Result } from '@/domain/result';
import { optionsMax, type VoteOption } from '@/domain/voting/terms';
import type { OpenVote, OpenVoteRefusal } from '@/server/voting/open-vote';

/** What is put to the vote, as the form has it. */
export type SubjectOfForm = Pick<OpenVote, 'sessionId' | 'draftId'> & {
  blocks: readonly string[];
  question: string;
  isStraw: boolean;
  /** Empty unless it is a choice. */
  options: readonly VoteOption[];
};

const fields = z.object({
  sessionId: z.uuid(),
  subject: z.enum(['draft', 'parts', 'drafts', 'options', 'question']).default('question'),
  draftId: z.uuid().nullable().default(null),
  blocks: z.array(z.string().max(20_000)).max(2_000),
  among: z.array(z.uuid()).max(optionsMax + 1),
  // Somewhat longer than they may be, so that what is too long gets its own sentence.
  question: z.string().max(5_000).default(''),
  options: z.string().max(50_000).default(''),
  isStraw: z.string().optional(),
});

/** Reads what is put to the vote: a draft, parts of it, a choice, or a question. */
export function subjectOfForm(form: FormData): Result<SubjectOfForm, OpenVoteRefusal> {
  const read = fields.safeParse({
    ...Object.fromEntries(form),
    blocks: form.getAll('blocks'),
    among: form.getAll('among'),
  });
  if (!read.success) return refuse('not-found');
  const { sessionId, subject, question } = read.data;
  const isOnDraft = subject === 'draft' || subject === 'parts';
  const blocks = subject === 'parts' ? read.data.blocks.flatMap((ids) => ids.split(' ')) : [];
  if (subject === 'parts' && blocks.length === 0) return refuse('no-part-chosen');
  return accept({
    sessionId,
    draftId: isOnDraft ? read.data.draftId : null,
    blocks,
    question: question.trim(),
    isStraw: read.data.isStraw === 'yes',
    options: optionsFrom(read.data),
  });
}

function optionsFrom({ subject, among, options }: z.infer<typeof fields>): VoteOption[] {
  const id = (index: number) => letterNumeral(index + 1).toUpperCase();
  // A draft's option is named after it when the vote opens.
  if (subject === 'drafts') {
    return among.map((draftId, index) => ({ id: id(index), name: draftId, draftId }));
  }
  if (subject !== 'options') return [];
  const names = options.split('\n').map((line) => line.trim().replace(/\s+/gu, ' '));
  return names.filter(Boolean).map((name, index) => ({ id: id(index), name }));
}
