import { FORMER_NAMES } from '../domain/former-names';
import type { Environment } from './environment';

/**
 * The environment with settings under their names of today: a former name counts where today's is not
 * given, for this version and no later one.
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

/** A line for each setting that an operator gave by its former name. */
export function formerSettingWarnings(env: Environment): ReadonlyArray<string> {
  return Object.entries(FORMER_NAMES.settings)
    .filter(([before]) => env[before] !== undefined)
    .map(([before, name]) =>
      env[name] === undefined
        ? `${before} is called ${name} now. Rename it: the next version does not know it any more.`
        : `${before} is called ${name} now, which is given too: it is ignored. Unset it.`,
    );
}
