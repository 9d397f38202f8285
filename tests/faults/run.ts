import { runRows } from './run-rows';
import { rows } from './rows';

// `npm run faults [-- F01 F04 … --seed N --full --write-docs]`
const words = process.argv.slice(2);
const has = (flag: string) => words.includes(flag);
const seedAt = words.indexOf('--seed');
const seed = seedAt < 0 ? Math.floor(Math.random() * 2 ** 31) : Number(words[seedAt + 1]);
const named = words.filter((word) => /^F\d+$/.test(word));
const unknown = named.filter((name) => !rows.some((row) => row.name === name));
if (unknown.length > 0) throw new Error(`There is no row ${unknown.join(', ')}.`);

const chosen = rows.filter((row) => named.length === 0 || named.includes(row.name));
const results = await runRows(chosen, { seed, isFull: has('--full'), say: console.log });
process.exit(results.every(({ outcome }) => outcome !== 'broken') ? 0 : 1);
