import type { ClassType } from 'type-graphql';
import { RiverGateError } from '../../errors/rivergate-error';
import { mappedPage, MAX_PAGE, pageRequest } from '../../graphql/connection';
import type { DepartmentContext } from '../department-context';
import { nearArgs } from './near-place';
import type { StationListArgs, StationsNearArgs } from './station-args';
import type { StationKinds } from './station-kind';
import type { StationPageArgs } from './station.loader';
import type { StationRow } from './station-row';

/** The parts of a publication that its lists use. */
interface ListedStations {
  readonly type: ClassType;
  readonly kinds: StationKinds;
  readonly dataset: string;
  readonly published?: (row: StationRow) => object;
}

/** The functions that read the stations of one publication. */
export type StationLists = ReturnType<typeof stationLists>;

/** Creates the functions that read the stations of one publication, each as its published type. */
export function stationLists({ type, dataset, published = (row) => row, ...rest }: ListedStations) {
  const kinds = Object.keys(rest.kinds);
  const typed = (row: StationRow) => ({ ...published(row), __typename: type.name });
  return {
    /** A row as the published type. */
    published: typed,
    one: async (id: string, context: DepartmentContext) => {
      const row = await context.stations(dataset).byId(id);
      return row && kinds.includes(row.kind) ? typed(row) : null;
    },
    page: async (asked: StationListArgs, key: PageKey, context: DepartmentContext) => {
      const args = pageArgs(asked, key.by, kinds);
      return mappedPage(await context.stations(dataset).page(args, key.value), typed);
    },
    near: async (asked: StationsNearArgs, cell: string, context: DepartmentContext) => {
      const args = { ...nearArgs(asked), kinds };
      const rows = await context.stations(dataset).near(args, cell);
      return rows.map(typed);
    },
  };
}

interface PageKey {
  readonly by: StationPageArgs['by'];
  readonly value: string;
}

function pageArgs(
  { first, after, filter }: StationListArgs,
  by: StationPageArgs['by'],
  kinds: ReadonlyArray<string>,
): StationPageArgs {
  const { district, waterBody, ...rest } = filter ?? {};
  atMostOnePage(rest.ids ?? []);
  const narrowed = { ...rest, districtCode: district ?? null, waterBodyCode: waterBody ?? null };
  return { ...pageRequest(first, after), by, kinds, filter: narrowed };
}

function atMostOnePage(ids: ReadonlyArray<string>): void {
  if (ids.length > MAX_PAGE)
    throw new RiverGateError(
      'LIST_TOO_LONG',
      `filter.ids names at most ${String(MAX_PAGE)} stations, but got: ${String(ids.length)}.`,
    );
}
