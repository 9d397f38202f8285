import type { SubjectKind } from './entry';
import type { Members, Shaped, Shapen } from './shape';

/** What an act leaves on the record: what it is about, and what is told of it. */
export type DeedShape = {
  readonly subject: SubjectKind;
  /** Told every time. */
  readonly told: Members;
  /** Told where there is something to tell. */
  readonly mayTell: Members;
  /** Names, reasons and words of people: what can be forgotten. */
  readonly personal: Members;
};

/** The payload of an act as it is put on the record: whole. */
export type PayloadOf<Of extends DeedShape> = Shapen<Of['told']> &
  Optional<Of['mayTell']> &
  Shapen<Of['personal']>;

/** The payload of an act as it is read again: what was personal may be forgotten. */
export type ToldOf<Of extends DeedShape> = Shapen<Of['told']> &
  Optional<Of['mayTell']> &
  Optional<Of['personal']>;

type Optional<Of extends Members> = { readonly [Name in keyof Of]?: Shaped<Of[Name]> };

const none = {} as const;

type None = typeof none;

/** Describes what an act leaves on the record. */
export function about<
  Subject extends SubjectKind,
  Told extends Members,
  Personal extends Members = None,
  MayTell extends Members = None,
>(
  subject: Subject,
  told: Told,
  {
    personal = {} as Personal,
    mayTell = {} as MayTell,
  }: { personal?: Personal; mayTell?: MayTell } = {},
): { subject: Subject; told: Told; mayTell: MayTell; personal: Personal } {
  return { subject, told, mayTell, personal };
}
