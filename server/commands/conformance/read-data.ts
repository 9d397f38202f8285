import { readFileSync } from 'node:fs';

/** Reads a JSON file of the outside data; its shape is the data's, not ours. */
export function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** Reads a file of one JSON value a line. */
export function readJsonLines(path: string): readonly unknown[] {
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as unknown);
}

/** Reads a CSV file with a heading line; quoted fields may hold commas and doubled quotes. */
export function readCsv(path: string): readonly Readonly<Record<string, string>>[] {
  const [heading = '', ...lines] = readFileSync(path, 'utf8')
    .split(/\r?\n/)
    .filter((line) => line !== '');
  const fields = cellsOf(heading);
  return lines.map((line) => {
    const cells = cellsOf(line);
    return Object.fromEntries(fields.map((field, index) => [field, cells[index] ?? '']));
  });
}

function cellsOf(line: string): readonly string[] {
  const cells = line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g);
  return [...cells].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '');
}
