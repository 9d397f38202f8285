import { looksLike, plainLine } from '@/domain/plain-words';
import { accept, refuse, type Result } from '@/domain/result';

/** The group of delegations whose no may be a veto under the Council's rules. */
export const permanentGroup = 'permanent';

/** A body with a seat in a session. */
export type Delegation = {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  /** Votes it carries: a positive decimal with at most six digits after the point. */
  readonly weight: string;
  readonly groups: readonly string[];
};

/** A delegation with what became of its vote. */
export type SeatedDelegation = Delegation & {
  /** Why its seat is suspended; null while it is not. */
  readonly suspendedFor: string | null;
  /** The delegation that casts its vote; null while it casts itself. */
  readonly proxyId: string | null;
};

/** What a form says of a delegation, as it was typed. */
export type DelegationForm = {
  readonly name: string;
  readonly shortName: string;
  readonly weight: string;
  readonly groups: string;
};

export type DelegationFormRefusal =
  | 'name-missing'
  | 'name-too-long'
  | 'not-a-short-name'
  | 'not-a-weight'
  | 'not-groups';

export const delegationNameLengthMax = 120;
export const shortNameLengthMax = 12;

const shortNameShape = /^[\p{L}\p{N}][\p{L}\p{N}.&/-]*$/u;
const weightShape = /^(\d{1,12})(?:[.,](\d{1,6}))?$/;
const groupShape = /^[\p{L}\p{N}][\p{L}\p{N} -]{0,39}$/u;

/**
 * Reads a delegation from a form. The short name is what stands on the roll and in
 * tables: one word of letters, digits, `.`, `&`, `/` or `-`, made from the name when it
 * is left empty. A weight may be written with a comma, as in French.
 */
export function readDelegation(
  form: DelegationForm,
): Result<Omit<Delegation, 'id'>, DelegationFormRefusal> {
  const name = plainLine(form.name);
  if (!name) return refuse('name-missing');
  if (name.length > delegationNameLengthMax) return refuse('name-too-long');
  const shortName = plainLine(form.shortName) || proposeShortName(name);
  if (shortName.length > shortNameLengthMax || !shortNameShape.test(shortName)) {
    return refuse('not-a-short-name');
  }
  const weight = readWeight(form.weight);
  if (weight === null) return refuse('not-a-weight');
  const groups = readGroups(form.groups);
  if (groups === null) return refuse('not-groups');
  return accept({ name, shortName, weight, groups });
}

/**
 * A short name for a body: the initials of its capitalised words (Global Affairs Canada:
 * GAC), or the beginning of its only word (Canada: CAN).
 */
export function proposeShortName(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const capitalised = words.filter((word) => /^\p{Lu}/u.test(word));
  const initials = (capitalised.length > 1 ? capitalised : words).map((word) => word.slice(0, 1));
  const short = words.length > 1 ? initials.join('') : (words[0] ?? '').slice(0, 3);
  return short.toUpperCase().slice(0, shortNameLengthMax);
}

/** Null where it is no positive decimal with at most six digits after the point. */
function readWeight(text: string): string | null {
  const [matched, whole = '', fraction = ''] = weightShape.exec(text.trim() || '1') ?? [];
  if (matched === undefined) return null;
  const digits = fraction.replace(/0+$/, '');
  const weight = (whole.replace(/^0+(?=\d)/, '') || '0') + (digits ? `.${digits}` : '');
  return weight === '0' ? null : weight;
}

/** Groups divided by commas, in lower case, each once. Null where one is not a group's name. */
function readGroups(text: string): string[] | null {
  const groups = [...new Set(text.split(',').map((group) => group.trim().toLowerCase()))].filter(
    Boolean,
  );
  return groups.length <= 10 && groups.every((group) => groupShape.test(group)) ? groups : null;
}

/**
 * Does another delegation of the session already look like this one, by its name or its
 * short name? On a roll nobody could tell them apart.
 */
export function looksTaken(
  delegation: Pick<Delegation, 'name' | 'shortName'>,
  others: readonly Pick<Delegation, 'name' | 'shortName'>[],
): boolean {
  return others.some(
    ({ name, shortName }) =>
      looksLike(name, delegation.name) || looksLike(shortName, delegation.shortName),
  );
}
