import { shownSettings } from '@/server/settings';

/** `.env.example`: every setting with what it is for, all of them commented out. */
export function settingsExample(): string {
  const blocks = shownSettings().map(
    ({ name, about, example, otherwise }) =>
      `# ${about}\n# Without it: ${otherwise}.\n# ${name}="${example}"\n`,
  );
  return `# Written by \`npm run settings\` from server/settings.ts. Every setting is optional.\n\n${blocks.join('\n')}`;
}

/** `docs/settings.md`: the same as a table. */
export function settingsTable(): string {
  const rows = shownSettings().map(
    ({ name, about, example, otherwise }) =>
      `| \`${name}\` | ${about} | ${otherwise} | \`${example}\` |`,
  );
  return `# Settings

<!-- Written by \`npm run settings\` from server/settings.ts; a test compares them. -->

Plenary reads its settings from the environment, and from a file \`.env\` in its folder, once, when it
starts. Every fault is named at once. A name that begins with \`PLENARY_\` and is not in this table is
warned about. Every setting is optional.

| name | what it is for | without it | example |
| --- | --- | --- | --- |
${rows.join('\n')}
`;
}
