/** A button of little weight inside a thread: still 44 px high on a phone. */
export const smallButton =
  'inline-flex min-h-11 items-center rounded-md px-2 text-[0.8125rem] font-medium text-accent hover:bg-accent-soft sm:min-h-7';

/** The same with a sign in place of a word. */
export const signButton =
  'relative z-1 inline-grid size-11 place-items-center rounded-md text-muted hover:bg-sunken hover:text-ink sm:size-7';
