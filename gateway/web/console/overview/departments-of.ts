import type { Language } from '../../common/kept-language';
import { nameOf } from '../../common/named';
import type { RegisteredStationFragment } from '../../generated/console/overview/register';

/** The departments of the stations, for a selection: id and name, each once. */
export function departmentsOf(
  stations: ReadonlyArray<RegisteredStationFragment>,
  language: Language,
): ReadonlyArray<readonly [string, string]> {
  const names = stations.flatMap(({ department }) =>
    department ? [[department.id, nameOf(department, language) ?? department.id] as const] : [],
  );
  return [...new Map(names)];
}
