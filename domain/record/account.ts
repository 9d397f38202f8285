import { isRole, type Role } from '@/domain/sessions/roles';
import type { Json } from './canonical';
import type { Entry } from './entry';

/** The fields whose change the record shows, with words for each. */
export const changedFields = [
  'title',
  'purpose',
  'languages',
  'defaultRule',
  'name',
  'shortName',
  'weight',
  'groups',
] as const;

export type ChangedField = (typeof changedFields)[number];

export type Change = {
  readonly field: ChangedField;
  readonly from: readonly string[];
  readonly to: readonly string[];
};

/** A role, and the delegation it was held for. */
export type PlaceTold = { readonly role: Role; readonly delegation: string | null };

/**
 * An entry taken apart for telling it in a sentence. A payload is only data: whatever is
 * missing or of another type in it is an empty word here, never a fault of the page.
 */
export type Account = {
  readonly words: Readonly<Record<AccountWord, string>>;
  /** The place given, held or left; null where the act is about none. */
  readonly place: PlaceTold | null;
  readonly from: PlaceTold | null;
  readonly to: PlaceTold | null;
  readonly changes: readonly Change[];
};

/** The words of payloads that sentences use. */
const accountWords = [
  'name',
  'title',
  'was',
  'number',
  'draft',
  'version',
  'question',
  'delegation',
  'outcome',
  'changed',
  'again',
  'atDeadline',
  'isStraw',
  'drawn',
  'by',
  'standing',
  'withLastBallot',
  'automatic',
  'reason',
  'ruling',
  'holder',
] as const;

type AccountWord = (typeof accountWords)[number];

/** Takes an entry apart for its sentence. */
export function accountOf({ payload }: Pick<Entry, 'payload'>): Account {
  const told = (word: string) => wordOf(memberOf(payload, word));
  return {
    words: Object.fromEntries(accountWords.map((word) => [word, told(word)])) as Account['words'],
    place: placeOf(payload),
    from: placeOf(memberOf(payload, 'from')),
    to: placeOf(memberOf(payload, 'to')),
    changes: changedFields.flatMap((field) => {
      const change = memberOf(memberOf(payload, 'changes'), field);
      if (change === null) return [];
      return [
        { field, from: listOf(memberOf(change, 'from')), to: listOf(memberOf(change, 'to')) },
      ];
    }),
  };
}

function memberOf(json: Json, name: string): Json {
  if (json === null || typeof json !== 'object' || Array.isArray(json)) return null;
  const members = json as { readonly [name: string]: Json };
  return Object.hasOwn(members, name) ? (members[name] ?? null) : null;
}

function wordOf(json: Json): string {
  return json === null || typeof json === 'object' ? '' : String(json);
}

function listOf(json: Json): string[] {
  const list: readonly Json[] = Array.isArray(json) ? json : [json];
  return list.map(wordOf).filter(Boolean);
}

function placeOf(json: Json): PlaceTold | null {
  const role = memberOf(json, 'role');
  return isRole(role) ? { role, delegation: wordOf(memberOf(json, 'delegation')) || null } : null;
}
