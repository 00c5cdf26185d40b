import { join } from 'node:path';
import { RiverGateError } from '../errors/rivergate-error';
import type { Environment } from './environment';
import { declaredSettings } from './declared-settings';
import { withFormerSettings } from './former-settings';
import { alignedTable } from './aligned-table';
import { nearestName } from './nearest-name';
import { settingReader } from './setting-reader';

/** All settings of the operator, parsed. */
export type Settings = Readonly<ReturnType<typeof declaredSettings>>;

/**
 * Parses the settings in `given`; names of the previous version are accepted, too
 * (`former-settings.ts`).
 *
 * Throws SETTINGS_INVALID with one line for each error: a value of the wrong type, or a name with
 * our prefix that is not a setting (`RIVERGATE_TEST_…` belongs to the test suite).
 */
export function readSettings(given: Environment): Settings {
  const env = withFormerSettings(given);
  const reader = settingReader(env);
  const settings = declaredSettings(reader);
  const known = reader.declared.map((setting) => setting.name);
  const faults = [...reader.faults, ...unknownNames(env, known)];
  if (faults.length > 0)
    throw new RiverGateError('SETTINGS_INVALID', faults.join('\n'), { faults });
  return settings;
}

/** The folder of the hub's private keys. */
export function keyFolderOf({
  keysFolder,
  dataFolder,
}: Pick<Settings, 'keysFolder' | 'dataFolder'>): string {
  return keysFolder ?? join(dataFolder, 'keys');
}

/** Maximum size of a process's cache of operations, in bytes. */
export function cacheBytes({ cacheMb }: Pick<Settings, 'cacheMb'>): number {
  return cacheMb * 1024 * 1024;
}

/** The settings as a Markdown table, in prettier's format: the README of this folder shows it. */
export function settingsTable(): string {
  const reader = settingReader({});
  declaredSettings(reader);
  const rows = reader.declared.map((setting) => [
    `\`${setting.name}\``,
    setting.type.type,
    setting.default === null ? '' : `\`${setting.default}\``,
    setting.isSecret ? `${setting.meaning} Secret.` : setting.meaning,
  ]);
  return alignedTable(['Setting', 'Type', 'Default', 'Meaning'], rows);
}

function unknownNames(env: Environment, known: ReadonlyArray<string>): ReadonlyArray<string> {
  return Object.keys(env)
    .filter((name) => /^RIVERGATE_(?!TEST_)/.test(name) && !known.includes(name))
    .map((name) => {
      const nearest = nearestName(name, known);
      return `${name}: no setting has this name. ${nearest ? `Did you mean ${nearest}?` : 'Unset it.'}`;
    });
}
