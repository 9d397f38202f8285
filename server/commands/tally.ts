import { readFileSync } from 'node:fs';
import { createTranslator } from 'next-intl';
import type { Fault } from '@/domain/voting/fault';
import { readVoteRecord, recount } from '@/domain/voting/file/vote-record';
import messages from '@/messages/en.json';

/**
 * `npm run -s tally -- record.json`, or `-` for standard input: counts a vote record
 * again without the server. One JSON verdict on standard output and exit 0 whatever the
 * outcome; exit 2 with a sentence for each fault on standard error, and no verdict.
 */
export function tally(path: string | undefined): number {
  if (path === undefined)
    return complain(['Usage: npm run -s tally -- record.json, or - for standard input.']);
  const text = readText(path);
  if (text === null) return complain([`${path} cannot be read.`]);
  const json = parseJson(text);
  if (json === undefined)
    return complain([`${path === '-' ? 'Standard input' : path} is not valid JSON.`]);
  const record = readVoteRecord(json);
  if (!record.ok) return complain(record.faults.map(sentenceOf));
  process.stdout.write(`${JSON.stringify(recount(record.value), null, 2)}\n`);
  return 0;
}

function readText(path: string): string | null {
  try {
    return readFileSync(path === '-' ? 0 : path, 'utf8');
  } catch {
    return null;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function sentenceOf({ code, at, found = '', expected = '' }: Fault): string {
  const t = createTranslator({ locale: 'en', messages, namespace: 'verdict.faults' });
  return t(code, { at, found, expected });
}

function complain(sentences: readonly string[]): number {
  for (const sentence of sentences) process.stderr.write(`${sentence}\n`);
  return 2;
}

process.exitCode = tally(process.argv[2]);
