import { writeFileSync } from 'node:fs';
import { settingsExample, settingsTable } from './settings-in-words';

// `npm run settings`: writes the two descriptions of the settings from their schema.
writeFileSync('.env.example', settingsExample());
writeFileSync('docs/settings.md', settingsTable());
