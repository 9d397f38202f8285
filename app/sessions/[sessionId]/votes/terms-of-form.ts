import { z } from 'zod';
import { accept, refuse, type Result } from '@/domain/result';
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
export function openVoteOfForm(form: FormData): Part<OpenVote> {
  const fields = Object.fromEntries(form);
  const subject = subjectOfForm(form);
  if (!subject.ok) return subject;
  const { options, question, isStraw, ...place } = subject.value;
  const deciding = methodOfForm(form, options);
  if (!deciding.ok) return deciding;
  const secrecy = readSecrecy(fields);
  if (!secrecy.ok) return secrecy;
  const roll = readRoll();
  if (!roll.ok) return roll;
  const conduct = readConduct(fields);
  if (!conduct.ok) return conduct;
  const { minutes, ...conducted } = conduct.value;
  const terms = {
    ...usualTerms,
    ...(isHeard(deciding.value.method) ? heardByAll : secrecy.value),
    ...roll.value,
    ...conducted,
    ...(isUncounted(deciding.value) && concludedAtOnce),
    question,
    isStraw,
    deciding: deciding.value,
  };
  return accept({ ...place, terms, minutes });
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

function readRoll(): Part<Partial<Pick<VoteTerms, 'castBy'>>> {
  return accept({});
}

const conductFields = z.object({
  minutes: z.union([z.literal('').transform(() => null), z.coerce.number().int()]).default(null),
});

function readConduct(
  fields: Fields,
): Part<Pick<OpenVote, 'minutes'> & Partial<Pick<VoteTerms, 'closesWhenAll' | 'publishes'>>> {
  const read = conductFields.safeParse(fields);
  return read.success ? accept(read.data) : refuse('unknown-deadline');
}
