import type { Department } from './department';

/** Departments that receive announcements: datasets go to the exchange, stations to `reference`. */
const ANNOUNCED_TO: ReadonlyArray<string> = ['exchange', 'reference'];

/** Returns the departments in migration order: those that receive announcements come first. */
export function inAnnouncingOrder<Named extends Pick<Department, 'name'>>(
  departments: ReadonlyArray<Named>,
): ReadonlyArray<Named> {
  const placeOf = ({ name }: Named) => {
    const at = ANNOUNCED_TO.indexOf(name);
    return at < 0 ? ANNOUNCED_TO.length : at;
  };
  return [...departments].sort((a, b) => placeOf(a) - placeOf(b));
}
