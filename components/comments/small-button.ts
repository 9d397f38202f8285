/** A button of little weight inside a thread: still 44 px high on a phone. */
export const smallButton =
  'inline-flex min-h-11 items-center rounded-md px-2 text-sm font-medium text-accent hover:bg-accent-soft sm:min-h-8';
