import type { Department } from './department';

/** Where departments announce: their datasets to the exchange, their stations to `reference`. */
const ANNOUNCED_TO: ReadonlyArray<string> = ['exchange', 'reference'];

/** The departments in the order in which they are migrated: those that others announce to come first. */
export function inAnnouncingOrder<Named extends Pick<Department, 'name'>>(
  departments: ReadonlyArray<Named>,
): ReadonlyArray<Named> {
  const placeOf = ({ name }: Named) => {
    const at = ANNOUNCED_TO.indexOf(name);
    return at < 0 ? ANNOUNCED_TO.length : at;
  };
  return [...departments].sort((a, b) => placeOf(a) - placeOf(b));
}
