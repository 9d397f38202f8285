import { z } from 'zod';
import { accept, refuse, type Result } from '@/domain/result';
import { languages } from '@/domain/language';
import {
  heardByAll,
  isHeard,
  isUncounted,
  secrecies,
  sights,
  usualTerms,
  type VoteTerms,
} from '@/domain/voting/terms';
import type { OpenVote, OpenVoteRefusal } from '@/server/voting/open-vote';
import { methodOfForm } from './method-of-form';
import { subjectOfForm } from './subject-of-form';

/** What is left out of the form is as in the usual terms. */
type Part<Read> = Result<Read, OpenVoteRefusal>;

/** Reads the form on which a vote is opened, one section after the other. */
export function openVoteOfForm(form: FormData): Part<OpenVote & { opensAt: Date | null }> {
  const fields = Object.fromEntries(form);
  const subject = subjectOfForm(form);
  if (!subject.ok) return subject;
  const { options, question, isStraw, ...place } = subject.value;
  const deciding = methodOfForm(form, options);
  if (!deciding.ok) return deciding;
  const secrecy = readSecrecy(fields);
  if (!secrecy.ok) return secrecy;
  const roll = readRoll(fields);
  if (!roll.ok) return roll;
  const conduct = readConduct(fields);
  if (!conduct.ok) return conduct;
  const { minutes, opensAt, ...conducted } = conduct.value;
  const { rollLanguage, castBy } = roll.value;
  const terms = {
    ...usualTerms,
    ...(isHeard(deciding.value.method) ? heardByAll : secrecy.value),
    castBy,
    ...conducted,
    ...(isUncounted(deciding.value) && concludedAtOnce),
    question,
    isStraw,
    deciding: deciding.value,
  };
  return accept({ ...place, terms, minutes, rollLanguage, opensAt });
}

/** Without a vote there is no ballot to wait for, and no result to hold back. */
const concludedAtOnce = { closesWhenAll: false, publishes: 'at-closing' } as const;

type Fields = Record<string, unknown>;

const secrecyFields = z.object({
  secrecy: z.enum(secrecies).default(usualTerms.secrecy),
  meanwhile: z.enum(sights).default(usualTerms.meanwhile),
});

function readSecrecy(fields: Fields): Part<Pick<VoteTerms, 'secrecy' | 'meanwhile'>> {
  const read = secrecyFields.safeParse(fields);
  return read.success ? accept(read.data) : refuse('unknown-secrecy');
}

const rollFields = z.object({
  rollLanguage: z.enum(languages).optional(),
  castBy: z.enum(['any', 'head']).default(usualTerms.castBy),
});

function readRoll(
  fields: Fields,
): Part<Pick<VoteTerms, 'castBy'> & Pick<OpenVote, 'rollLanguage'>> {
  const read = rollFields.safeParse(fields);
  return read.success ? accept(read.data) : refuse('not-found');
}

const conductFields = z.object({
  opensAt: z
    .union([z.literal('').transform(() => null), z.coerce.date()])
    .nullable()
    .default(null),
  closesWhenAll: z.literal('on').optional(),
  publishesByChair: z.literal('on').optional(),
  minutes: z.union([z.literal('').transform(() => null), z.coerce.number().int()]).default(null),
});

type Conduct = Pick<OpenVote, 'minutes'> &
  Pick<VoteTerms, 'closesWhenAll' | 'publishes'> & { opensAt: Date | null };

function readConduct(fields: Fields): Part<Conduct> {
  const read = conductFields.safeParse(fields);
  if (!read.success) return refuse('unknown-deadline');
  const { minutes, opensAt, closesWhenAll, publishesByChair } = read.data;
  return accept({
    minutes,
    opensAt,
    closesWhenAll: closesWhenAll === 'on',
    publishes: publishesByChair === 'on' ? 'by-chair' : 'at-closing',
  });
}
