import type { Environment } from './environment';
import type { SettingParser } from './setting-parsers';

/** The declaration of one setting. */
export interface Setting<T> {
  /** The environment variable. */
  readonly name: string;
  readonly type: SettingParser<T>;
  /** Purpose of the setting, in one sentence. */
  readonly meaning: string;
  /** A secret's value never reaches a message. */
  readonly isSecret?: true;
}

/** A setting that is not a secret. */
export function setting<T>(name: string, type: SettingParser<T>, meaning: string): Setting<T> {
  return { name, type, meaning };
}

/** A declared setting with its default as text; null if it has none. */
export interface DeclaredSetting extends Setting<unknown> {
  readonly default: string | null;
}

/** Reads settings from an environment; collects their declarations, and the errors. */
export interface SettingReader {
  /**
   * The given value, or the default. An invalid value is recorded as an error, and the default is
   * used.
   */
  read<T>(setting: Setting<T>, fallback: T): T;
  /** The given value, or undefined. */
  readOptional<T>(setting: Setting<T>): T | undefined;
  readonly declared: ReadonlyArray<DeclaredSetting>;
  /** One line for each invalid value: name, expected value, received value. */
  readonly faults: ReadonlyArray<string>;
}

/** Creates a reader of `env`; an empty or blank variable counts as not given. */
export function settingReader(env: Environment): SettingReader {
  const declared: DeclaredSetting[] = [];
  const faults: string[] = [];
  const valueOf = <T>(setting: Setting<T>): T | undefined => {
    const given = env[setting.name]?.trim();
    if (!given) return undefined;
    const value = setting.type.parse(given);
    if (value === undefined) faults.push(faultOf(setting, given));
    return value;
  };
  return {
    declared,
    faults,
    read: (setting, fallback) => {
      declared.push({ ...setting, default: String(fallback) });
      return valueOf(setting) ?? fallback;
    },
    readOptional: (setting) => {
      declared.push({ ...setting, default: null });
      return valueOf(setting);
    },
  };
}

function faultOf(setting: Setting<unknown>, given: string): string {
  const shown = setting.isSecret ? `a secret of ${String(given.length)} characters` : `"${given}"`;
  return `${setting.name}: requires ${setting.type.type}, but got: ${shown}. Correct it, or unset it.`;
}
