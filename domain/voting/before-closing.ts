/** What whoever closes a vote is shown before they do. */
export type BeforeClosing = {
  readonly cast: number;
  readonly entitled: number;
  /** As the rule asks for it; null where it asks for none. */
  readonly quorum: {
    readonly present: string;
    /** The least that meets it; null if nothing does. */
    readonly needed: string | null;
    readonly isMet: boolean;
  } | null;
};
