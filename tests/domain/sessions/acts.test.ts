import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { acts, may, type Act } from '@/domain/sessions/acts';
import { roles } from '@/domain/sessions/roles';

/** Everything in a folder of ours that is TypeScript, but the table itself. */
function sourcesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && file !== 'sessions/acts.ts')
    .map((file) => readFileSync(`${folder}/${file}`, 'utf8'));
}

function actsIn(sources: readonly string[], calls: readonly RegExp[]): string[] {
  return sources.flatMap((source) =>
    calls.flatMap((call) => [...source.matchAll(call)].map(([, act = '']) => act)),
  );
}

/** Acts named where a use case runs one, and where a page asks whether to show it. */
function namedActs(): Set<string> {
  const asked = /\bmay\(\s*[^,()]+,\s*'([^']+)'/g;
  const run =
    /\b(?:actInSession|actOnVote|actOnSeat)(?:<[^(]*>)?\(\s*[^,()]+,\s*[^,()]+,\s*'([^']+)'/g;
  const recorded = /\bact: '([^']+)'/g;
  const pages = ['app', 'components', 'domain'].flatMap(sourcesOf);
  return new Set([
    ...actsIn(pages, [asked]),
    ...actsIn(sourcesOf('server'), [asked, run, recorded]),
  ]);
}

/** Acts on the record that need no right: they make it, or happen by themselves. */
const ungranted = ['create-session', 'accept-invitation', 'prove-told'];

describe('the table of acts', () => {
  it.each(acts)('%s is allowed to somebody', (act) => {
    expect(roles.filter((role) => may(role, act))).not.toEqual([]);
  });

  it.each(['', 'toString', '__proto__', 'constructor', 'delete-everything', 'Edit-Session'])(
    'refuses the unknown act “%s” to every role',
    (act) => {
      expect(roles.filter((role) => may(role, act as Act))).toEqual([]);
    },
  );

  it('gives nothing to a role that does not exist', () => {
    expect(acts.filter((act) => may('visitor' as never, act))).toEqual([]);
  });

  it('names every act that the source asks for', () => {
    const known: readonly string[] = [...acts, ...ungranted];
    expect([...namedActs()].filter((act) => !known.includes(act))).toEqual([]);
  });

  it('has no act that nothing asks for', () => {
    const named = namedActs();
    expect(acts.filter((act) => !named.has(act))).toEqual([]);
  });

  it('leaves observers to read and comment, and votes to delegates alone', () => {
    expect(acts.filter((act) => may('observer', act))).toEqual([
      'read-session',
      'read-record',
      'open-thread',
      'reply',
      'edit-comment',
      'delete-comment',
    ]);
    expect(roles.filter((role) => may(role, 'cast-ballot'))).toEqual(['delegate']);
  });
});
