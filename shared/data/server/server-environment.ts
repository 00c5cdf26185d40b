import { environment, type Environment } from '../../config/environment';

/**
 * The environment of PostgreSQL's own programs, without PG… variables that would change their
 * behaviour and without our secrets.
 */
export function serverEnvironment(): Environment {
  const kept = Object.entries(environment()).filter(
    ([name]) => !/^(PG|RIVERGATE_|DATABASE_URL$|LC_|LANG)/.test(name),
  );
  // Messages in English, because the code recognises a failed start by them.
  return { ...Object.fromEntries(kept), LC_ALL: 'C' };
}
