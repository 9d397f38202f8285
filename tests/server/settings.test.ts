import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { settingsExample, settingsTable } from '@/server/commands/settings-in-words';
import { limitTerms, type LimitName } from '@/server/live/limits/limit-settings';
import { offersDemonstration, readSettings, SettingsFault, unknownNames } from '@/server/settings';

describe('the settings', () => {
  it('need nothing at all: Plenary then keeps its own database, on this machine only', () => {
    const settings = readSettings({});
    expect(settings.DATABASE_URL).toBeUndefined();
    expect(settings.HOST).toBe('127.0.0.1');
    expect(settings.PORT).toBe(3000);
  });

  it('name every fault at once, in plain words', () => {
    const faulty = {
      PORT: 'eighty',
      DATABASE_URL: 'mysql://localhost/plenary',
      APP_URL: 'https://example.org/plenary',
      PLENARY_SECRET: 'short',
      PLENARY_TIME_ZONE: 'Mars/Olympus',
    };
    const attempt = () => readSettings(faulty);
    expect(attempt).toThrow(SettingsFault);
    for (const fault of [
      'PORT must be a whole number from 0 to 65535',
      'DATABASE_URL must be an address such as postgresql://',
      'APP_URL must end after the host',
      'PLENARY_SECRET must have at least 32 characters',
      'PLENARY_TIME_ZONE must be a time zone such as',
    ]) {
      expect(attempt).toThrow(fault);
    }
  });

  it('never repeat a secret in the fault', () => {
    expect(() => readSettings({ DATABASE_URL: 'mysql://me:hunter2@db/x' })).not.toThrow(/hunter2/);
  });

  it('require a secret beside somebody’s own database in production', () => {
    const own = { DATABASE_URL: 'postgresql://localhost/plenary', NODE_ENV: 'production' };
    expect(() => readSettings(own)).toThrow('PLENARY_SECRET must be set');
    expect(readSettings({ ...own, PLENARY_SECRET: 'x'.repeat(32) }).PLENARY_SECRET).toHaveLength(
      32,
    );
  });

  it.each([
    [{}, true],
    [{ DATABASE_URL: 'postgresql://localhost/plenary' }, false],
    [{ PLENARY_DEMONSTRATION: 'no' }, false],
    [{ PLENARY_DEMONSTRATION: 'yes', DATABASE_URL: 'postgresql://localhost/plenary' }, true],
    [{ HOST: 'localhost' }, true],
    [{ HOST: '::1' }, true],
    [{ HOST: '0.0.0.0' }, false],
    [{ HOST: '127.0.0.1.example.org' }, false],
    [{ APP_URL: 'https://plenary.example.org' }, false],
    [{ PLENARY_DEMONSTRATION: 'yes', APP_URL: 'https://plenary.example.org' }, false],
    [{ PLENARY_DEMONSTRATION: 'yes', HOST: '192.0.2.1' }, false],
  ])('offer the demonstration on this machine only: %j → %s', (variables, offered) => {
    expect(offersDemonstration(readSettings(variables))).toBe(offered);
  });

  it('take an empty value for an unset one', () => {
    expect(readSettings({ SMTP_URL: '', PORT: '' }).SMTP_URL).toBeUndefined();
  });

  it('notice a name that is none of them', () => {
    expect(unknownNames({ PLENARY_DEMO: 'yes', PLENARY_SECRET: 'x', HOME: '/' })).toEqual([
      'PLENARY_DEMO',
    ]);
  });

  it('are described as they are: run `npm run settings` after a change', () => {
    expect(readFileSync('.env.example', 'utf8')).toBe(settingsExample());
    expect(readFileSync('docs/settings.md', 'utf8')).toBe(settingsTable());
  });
});

describe('the limits of the live engine', () => {
  it('are what the documents say without any setting', () => {
    const { limits } = readSettings({});
    expect(Object.keys(limits)).toEqual(Object.keys(limitTerms));
    for (const [name, { otherwise }] of Object.entries(limitTerms)) {
      expect(limits[name as LimitName]).toBe(otherwise);
    }
  });

  it('are set one by one, by their names in the environment', () => {
    const { limits } = readSettings({
      PLENARY_LIVE_UPDATE_BYTES_MAX: '4096',
      PLENARY_LIVE_SOCKETS_PER_PERSON: '6',
    });
    expect(limits).toMatchObject({ updateBytesMax: 4096, socketsPerPerson: 6, newClientsMax: 3 });
  });

  it('are refused where they make no sense, together with every other fault', () => {
    const attempt = () => readSettings({ PORT: 'eighty', PLENARY_LIVE_SNAPSHOT_ROWS: '0' });
    expect(attempt).toThrow('PORT must be a whole number');
    expect(attempt).toThrow('PLENARY_LIVE_SNAPSHOT_ROWS must be at least 1');
    expect(() => readSettings({ PLENARY_LIVE_FRAME_BYTES_MAX: '65536' })).toThrow(
      'PLENARY_LIVE_UPDATE_BYTES_MAX must not be over PLENARY_LIVE_FRAME_BYTES_MAX',
    );
  });

  it('are known names', () => {
    expect(unknownNames({ PLENARY_LIVE_SNAPSHOT_ROWS: '5', PLENARY_LIVE_SNAPSHOTS: '5' })).toEqual([
      'PLENARY_LIVE_SNAPSHOTS',
    ]);
  });
});
