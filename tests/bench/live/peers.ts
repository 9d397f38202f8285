import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Installs the servers we are measured against, unless they are there. */
export function installPeers(): void {
  const folder = join(import.meta.dirname, '..');
  if (existsSync(join(folder, 'node_modules/@hocuspocus/server'))) return;
  console.log('Installing the peers in tests/bench (once)…');
  execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts'], {
    cwd: folder,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
}
