import type { ServerResponse } from 'node:http';
import { database } from '@/server/database/client';

/** How far this process is. Only a `ready` one should be sent people. */
export type Phase = 'starting' | 'ready' | 'stopping';

/** How long the database may take to answer before it counts as away. */
const patienceSeconds = 2;

/** Answers `/livez` (is the process alive?) and `/readyz` (can it serve?); false for other paths. */
export function answerHealth(path: string, phase: Phase, response: ServerResponse): boolean {
  if (path === '/livez') {
    answer(response, 200, { alive: true });
    return true;
  }
  if (path !== '/readyz') return false;
  if (phase === 'ready') void answerReady(response);
  else answer(response, 503, { ready: false, reason: phase });
  return true;
}

async function answerReady(response: ServerResponse): Promise<void> {
  const there = await databaseAnswers();
  if (there) answer(response, 200, { ready: true });
  else answer(response, 503, { ready: false, reason: 'database' });
}

async function databaseAnswers(): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), patienceSeconds * 1000);
  });
  const asked = database().$queryRaw`SELECT 1`.then(
    () => true,
    () => false,
  );
  const there = await Promise.race([asked, late]);
  clearTimeout(timer);
  return there;
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
  response.end(JSON.stringify(body));
}
