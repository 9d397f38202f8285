import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** How often to look whether whoever started this process is still there, in milliseconds. */
const lookEvery = 250;

/** Who only runs one command for somebody else: npm, its shell, or a `sh -c`. */
const goBetween =
  /^(\S*\/)?((ba|da|z|k|a)?sh[\0 ]+-c[\0 ]|npm( |\0|$)|node[\0 ]\S*\/npm(-cli\.js)?[\0 ])/;

/**
 * Calls `ended` once when whoever started this process has ended without telling it, so
 * that nothing outlives its parent. npm ends its shell at SIGTERM and no more, and a shell
 * passes nothing on: go-betweens count one behind the other, as far as there are any.
 *
 * @returns ends the watch
 */
export function outliveNobody(ended: () => void): () => void {
  const starters = listStarters();
  const watch = setInterval(() => {
    if (starters.every(isAlive) && (starters[0] ?? process.ppid) === process.ppid) return;
    clearInterval(watch);
    ended();
  }, lookEvery);
  watch.unref();
  return () => clearInterval(watch);
}

/** The processes this one may not outlive, the nearest first; none below the first of all. */
function listStarters(): number[] {
  const starters: number[] = [];
  for (let pid = process.ppid; pid > 1; pid = parentOf(pid)) {
    const isGoBetween = goBetween.test(commandOf(pid));
    if (starters.length > 0 && !isGoBetween) break;
    starters.push(pid);
    if (!isGoBetween) break;
  }
  return starters;
}

function isAlive(pid: number): boolean {
  try {
    // One that has ended and waits for its own parent to notice has a number, and nothing else.
    return process.kill(pid, 0) && stateOf(pid) !== 'Z';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function stateOf(pid: number): string {
  if (!existsSync('/proc/self/stat')) return '';
  return fieldsOf(pid)[0] ?? '';
}

function parentOf(pid: number): number {
  if (existsSync('/proc/self/stat')) return Number(fieldsOf(pid)[1] ?? 0);
  return Number(ask(['-o', 'ppid=', '-p', `${pid}`]));
}

/** Of /proc/<pid>/stat what stands behind the name, which may hold anything. */
function fieldsOf(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
  } catch {
    return [];
  }
}

function commandOf(pid: number): string {
  if (!existsSync('/proc/self/stat')) return ask(['-ww', '-o', 'args=', '-p', `${pid}`]);
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

function ask(words: string[]): string {
  if (process.platform === 'win32') return '';
  try {
    return execFileSync('ps', words, { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}
