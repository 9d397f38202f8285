import { readFileSync } from 'node:fs';
import { applyChanges } from '@/domain/text/compare/apply-changes';
import type { Comparison } from '@/domain/text/compare/change';
import { readHtml } from '@/domain/text/from-html/read-html';
import { readMarkdown } from '@/domain/text/from-markdown/read-markdown';
import { readText } from '@/domain/text/read-text';
import type { TextJson } from '@/domain/text/text';

/** What keeps a command from its work, in a sentence for whoever typed it. */
export class Complaint extends Error {}

/** So much is read of a file; a longer one is no text of a draft. */
const bytesMax = 20 * 1024 * 1024;

/**
 * Reads a text from a file: canonical JSON, or Markdown if its name ends in `.md`; `-` is
 * standard input, as JSON.
 *
 * @throws Complaint with what is wrong and where
 */
export function textFrom(path: string): TextJson {
  const content = contentOf(path);
  if (/\.(?:md|markdown)$/iu.test(path)) {
    const places = { newId: () => '', addressOf: (id: string) => `#clause-${id}` };
    return readHtml(readMarkdown(content), places).text;
  }
  const reading = readText(jsonOf(path, content));
  if (reading.ok) return reading.value;
  const faults = reading.faults.map(({ path: at, fault }) => `${fault} at ${at || 'the top'}`);
  throw new Complaint(`${path} is not a text: ${faults.join(', ')}.`);
}

/**
 * Reads the changes that `text:compare` printed, for the text they are of.
 *
 * @throws Complaint if they are not changes, or of another text
 */
export function appliedFrom(path: string, before: TextJson): TextJson {
  const json = jsonOf(path, contentOf(path));
  try {
    // Whatever is in the file, only a text that can be read comes out.
    const reading = readText(applyChanges(json as Comparison, before));
    if (reading.ok) return reading.value;
  } catch (error) {
    if (!(error instanceof RangeError || error instanceof TypeError)) throw error;
  }
  throw new Complaint(`${path} does not hold changes of this text, as text:compare prints them.`);
}

/** Runs a command: its answer as JSON on standard output, or exit 2 and a sentence. */
export function answer(usage: string, words: number, work: (...paths: string[]) => unknown): void {
  const paths = process.argv.slice(2);
  try {
    if (paths.length !== words) throw new Complaint(`Usage: ${usage}`);
    process.stdout.write(`${JSON.stringify(work(...paths), null, 2)}\n`);
  } catch (error) {
    if (!(error instanceof Complaint)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  }
}

function contentOf(path: string): string {
  try {
    const bytes = readFileSync(path === '-' ? 0 : path);
    if (bytes.length > bytesMax) throw new Complaint(`${path} is larger than 20 MB.`);
    return bytes.toString('utf8');
  } catch (error) {
    if (error instanceof Complaint) throw error;
    throw new Complaint(`${path} cannot be read.`);
  }
}

function jsonOf(path: string, content: string): unknown {
  try {
    return JSON.parse(content) as unknown;
  } catch {
    throw new Complaint(`${path} is not valid JSON.`);
  }
}
