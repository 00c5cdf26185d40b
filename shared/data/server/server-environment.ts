import { environment, type Environment } from '../../config/environment';

/** What PostgreSQL's own programs get to see: no PG… variable that would steer them, no secret of ours. */
export function serverEnvironment(): Environment {
  const kept = Object.entries(environment()).filter(
    ([name]) => !/^(PG|RIVERGATE_|DATABASE_URL$|LC_|LANG)/.test(name),
  );
  // Messages in English, because a start that failed is recognised by them.
  return { ...Object.fromEntries(kept), LC_ALL: 'C' };
}
