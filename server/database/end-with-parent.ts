import { spawn, type ChildProcess } from 'node:child_process';

/** Waits for its standard input to end, which happens when we do, however we do. */
const watch = `trap '' INT TERM HUP; read -r _; kill -INT "$1" 2>/dev/null`;

/**
 * Makes a child end when this process ends, also by kill -9: a shell of a few hundred
 * kilobytes holds the other end of a pipe, and the system closes ours for us.
 *
 * @param runAs whom the child runs as; null for ourselves
 * @returns what ends the watch, once the child has ended
 */
export function endWithParent(
  child: ChildProcess,
  runAs: { uid: number; gid: number } | null,
): () => void {
  if (process.platform === 'win32' || child.pid === undefined) return () => undefined;
  const watcher = spawn('/bin/sh', ['-c', watch, 'plenary-watch', `${child.pid}`], {
    ...runAs,
    cwd: '/',
    env: { PATH: '/usr/bin:/bin' } as unknown as NodeJS.ProcessEnv,
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  watcher.on('error', () => undefined);
  const end = () => watcher.kill('SIGKILL');
  // Its number may soon belong to somebody else.
  child.once('exit', end);
  return end;
}
