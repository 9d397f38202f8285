import { readEmailAddress, type EmailRefusal } from '@/domain/people/email-address';
import { readPersonName, type NameRefusal } from '@/domain/people/person-name';
import { isRole, type Role } from './roles';

/** How many people one list may name. */
export const invitationLinesMax = 500;

/** Why a line of the list invites nobody. */
export type LineRefusal =
  | EmailRefusal
  | NameRefusal
  | 'unknown-column'
  | 'already-here'
  | 'twice-in-list'
  | 'too-many';

/** Somebody to invite. Role and delegation are null where the line leaves them to the form. */
export type Invitee = {
  readonly email: string;
  readonly name: string | null;
  readonly role: Role | null;
  readonly delegationId: string | null;
};

/** One line that says something, with its number in what was pasted. */
export type InvitationLine = { readonly line: number; readonly text: string } & (
  | { readonly ok: true; readonly invitee: Invitee }
  | { readonly ok: false; readonly refusal: LineRefusal }
);

/** What the list is read against. */
export type InvitationContext = {
  /** Addresses of the participants of now, in lower case. */
  readonly present: ReadonlySet<string>;
  readonly delegations: readonly { readonly id: string; readonly shortName: string }[];
};

/** The roles by the words people write in a list, in both languages. */
const roleWords: Readonly<Record<string, Role>> = {
  présidence: 'chair',
  présidente: 'chair',
  président: 'chair',
  secretary: 'secretariat',
  secrétariat: 'secretariat',
  secrétaire: 'secretariat',
  délégué: 'delegate',
  déléguée: 'delegate',
  observateur: 'observer',
  observatrice: 'observer',
};

/**
 * Reads a pasted list of people to invite. A line is `mail`, `Name <mail>`, or columns
 * divided by semicolons, tabs or commas in which one is the address, the first other one the
 * name, and any further one a role or a delegation's short name. What mail programs copy
 * (`Ann <a@x.org>; Ben <b@x.org>` on one line) is read as a line for each.
 *
 * Every line is accepted or refused with its own reason; empty lines say nothing.
 */
export function readInvitationList(
  list: string,
  { present, delegations }: InvitationContext,
): InvitationLine[] {
  const seen = new Set<string>();
  return entriesOf(list).map(({ line, text }, index) => {
    if (index >= invitationLinesMax) return { line, text, ok: false, refusal: 'too-many' };
    const read = readLine(text, delegations);
    if (typeof read === 'string') return { line, text, ok: false, refusal: read };
    if (present.has(read.email)) return { line, text, ok: false, refusal: 'already-here' };
    if (seen.has(read.email)) return { line, text, ok: false, refusal: 'twice-in-list' };
    seen.add(read.email);
    return { line, text, ok: true, invitee: read };
  });
}

function entriesOf(list: string): { line: number; text: string }[] {
  return list.split(/\r\n|\r|\n/).flatMap((whole, index) => {
    const parts = whole.split(/[;,]/);
    const isPeopleAtATime =
      parts.length > 1 && parts.every((part) => !part.trim() || /@/.test(part));
    return (isPeopleAtATime ? parts : [whole])
      .map((text) => ({ line: index + 1, text: text.trim() }))
      .filter(({ text }) => text !== '');
  });
}

function readLine(
  text: string,
  delegations: InvitationContext['delegations'],
): Invitee | LineRefusal {
  const words = columnsOf(text).map((column) => column.trim());
  const addresses = words.filter((word) => word.includes('@'));
  const email = readEmailAddress(addresses.join(' '));
  if (!email.ok) return email.refusal;
  const others = words.filter((word) => word !== '' && !addresses.includes(word));
  return readOthers(email.value, others, delegations);
}

/** What stands beside the address: first the name, then a role or a delegation. */
function readOthers(
  email: string,
  [written = '', ...further]: string[],
  delegations: InvitationContext['delegations'],
): Invitee | LineRefusal {
  const bare = written.replace(/^["'“”«»\s]+|["'“”«»\s]+$/g, '');
  const name = bare === '' ? null : readPersonName(bare);
  if (name?.ok === false) return name.refusal;
  let invitee: Invitee = { email, name: name && name.value, role: null, delegationId: null };
  for (const column of further) {
    const meaning = readColumn(column, delegations);
    if (!meaning) return 'unknown-column';
    invitee = { ...invitee, ...meaning };
  }
  return invitee;
}

/** In `Name <mail>; role` the name may have commas; elsewhere they divide where nothing stronger does. */
function columnsOf(text: string): string[] {
  const [, name = '', address, further = ''] = /^(.*?)<([^<>]*)>(.*)$/.exec(text) ?? [];
  if (address !== undefined) return [name, address, ...columnsOf(further)];
  return text.split(/[;\t]/.test(text) ? /[;\t]/ : ',');
}

/** What a further column says: a role, or a delegation, whose person is its delegate. */
function readColumn(
  column: string,
  delegations: InvitationContext['delegations'],
): Pick<Invitee, 'role'> | Pick<Invitee, 'role' | 'delegationId'> | null {
  const word = column.toLowerCase();
  const delegation = delegations.find(({ shortName }) => shortName.toLowerCase() === word);
  if (delegation) return { role: 'delegate', delegationId: delegation.id };
  const role = isRole(word) ? word : Object.hasOwn(roleWords, word) ? roleWords[word] : undefined;
  return role ? { role } : null;
}
