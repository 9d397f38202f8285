/**
 * What PostgreSQL is told connections of this release are called. The release before
 * named none: so one of its processes that is still running can be seen and waited for.
 */
const ours = 'plenary-2';

/** A database's address under which connections carry the name, behind one that was given. */
export function withConnectionName(databaseUrl: string): string {
  if (databaseUrl === '') return databaseUrl;
  const url = new URL(databaseUrl);
  const given = url.searchParams.get('application_name') ?? '';
  if (!given.endsWith(ours)) url.searchParams.set('application_name', `${given} ${ours}`.trim());
  return url.href;
}

/** What the release before would have been called at the same address. */
export function nameBefore(databaseUrl: string): string {
  const name = new URL(databaseUrl).searchParams.get('application_name') ?? '';
  return name.endsWith(ours) ? name.slice(0, -ours.length).trim() : name;
}
