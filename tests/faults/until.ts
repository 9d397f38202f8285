/** Returns when the condition holds; throws, saying what was awaited, if it does not in time. */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  withinMs = 60_000,
): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`Waited ${withinMs / 1000} s in vain: ${what}`);
    await passed(20);
  }
}

export function passed(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Does this again and again, with a pause in between. Returns what ends it and waits for the last. */
export function repeat(pauseMs: number, work: () => Promise<unknown>): () => Promise<void> {
  const ended = new AbortController();
  const going = (async () => {
    while (!ended.signal.aborted) {
      await work();
      await passed(pauseMs);
    }
  })();
  return async () => {
    ended.abort();
    await going;
  };
}
