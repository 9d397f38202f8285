import { plainLine, plainText } from '@/domain/plain-words';
import { languages, type Language } from '@/domain/language';
import { accept, refuse, type Result } from '@/domain/result';
import { offeredRules } from '@/domain/voting/rules/offered-rules';
import type { Role } from './roles';

/** The rules a session may put first when a draft is put to the vote. */
export const defaultRules = offeredRules;

export type DefaultRule = (typeof defaultRules)[number];

/** What a session is about and how it decides unless the chair says otherwise. */
export type SessionTerms = {
  readonly title: string;
  readonly purpose: string;
  readonly languages: readonly Language[];
  readonly defaultRule: DefaultRule;
};

export type SessionTermsRefusal =
  | 'title-missing'
  | 'title-too-long'
  | 'purpose-too-long'
  | 'language-missing';

export const sessionTitleLengthMax = 160;
export const sessionPurposeLengthMax = 2000;

/** Checks a session's terms as they come from a form, and tidies their spaces. */
export function checkSessionTerms(terms: SessionTerms): Result<SessionTerms, SessionTermsRefusal> {
  const title = plainLine(terms.title);
  const purpose = plainText(terms.purpose);
  if (!title) return refuse('title-missing');
  if (title.length > sessionTitleLengthMax) return refuse('title-too-long');
  if (purpose.length > sessionPurposeLengthMax) return refuse('purpose-too-long');
  const spoken = languages.filter((language) => terms.languages.includes(language));
  if (spoken.length === 0) return refuse('language-missing');
  return accept({ title, purpose, languages: spoken, defaultRule: terms.defaultRule });
}

export function isDefaultRule(value: unknown): value is DefaultRule {
  return defaultRules.some((rule) => rule === value);
}

/** A session as its pages show it to one participant. */
export type SessionView = SessionTerms & {
  readonly sessionId: string;
  readonly revision: number;
  /** As in the session's snapshot: what this view knows of who takes part and how. */
  readonly peopleSequence: number;
  readonly me: {
    readonly participantId: string;
    readonly personId: string;
    readonly name: string;
    readonly role: Role;
    readonly delegation: {
      readonly id: string;
      readonly name: string;
      readonly shortName: string;
    } | null;
  };
};
