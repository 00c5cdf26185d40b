import { FORMER_NAMES } from '../domain/former-names';
import type { Environment } from './environment';

/**
 * The environment with former names of settings replaced by the present ones. A former name counts
 * only if the present one is not given, and only in this version.
 */
export function withFormerSettings(env: Environment): Environment {
  const former = Object.entries(FORMER_NAMES.settings);
  const names = new Set(former.map(([before]) => before));
  const taken = former.flatMap(([before, name]) =>
    env[before] === undefined ? [] : [[name, env[name] ?? env[before]] as const],
  );
  const others = Object.entries(env).filter(([name]) => !names.has(name));
  return Object.fromEntries([...others, ...taken]);
}

/** A warning for each setting that is given by its former name. */
export function formerSettingWarnings(env: Environment): ReadonlyArray<string> {
  return Object.entries(FORMER_NAMES.settings)
    .filter(([before]) => env[before] !== undefined)
    .map(([before, name]) =>
      env[name] === undefined
        ? `${before} is called ${name} now. Rename it: the next version will refuse the old name.`
        : `${before} is called ${name} now, and both are given: the old one is ignored. Unset it.`,
    );
}
