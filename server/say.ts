/**
 * Says something to the person in front of the terminal while Plenary starts or stops.
 * It goes to standard error: standard output holds the log and nothing else.
 */
export function say(words: string): void {
  process.stderr.write(`${words}\n`);
}
