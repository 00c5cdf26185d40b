import type { Environment } from './environment';
import type { SettingParser } from './setting-parsers';

/** One setting as declared. */
export interface Setting<T> {
  /** The environment variable. */
  readonly name: string;
  readonly type: SettingParser<T>;
  /** What the setting is for, in one sentence. */
  readonly meaning: string;
  /** A secret's value never reaches a message. */
  readonly isSecret?: true;
}

/** A setting that is no secret. */
export function setting<T>(name: string, type: SettingParser<T>, meaning: string): Setting<T> {
  return { name, type, meaning };
}

/** A setting with its default as text; null if it has none. */
export interface DeclaredSetting extends Setting<unknown> {
  readonly default: string | null;
}

/** Reads declared settings from an environment, and collects the declarations and the faults. */
export interface SettingReader {
  /**
   * The given value, else the default. An invalid value is recorded as a fault, and the default is
   * used.
   */
  read<T>(setting: Setting<T>, fallback: T): T;
  /** The value given, else undefined. */
  readOptional<T>(setting: Setting<T>): T | undefined;
  readonly declared: ReadonlyArray<DeclaredSetting>;
  /** One line for each faulty value: name, expected value, received value. */
  readonly faults: ReadonlyArray<string>;
}

/** A reader of `env`; a variable that is empty or blank counts as not given. */
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
  return `${setting.name}: wanted ${setting.type.type}, but got: ${shown}. Correct it, or unset it.`;
}
