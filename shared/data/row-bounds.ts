import { escapeLiteral } from 'pg';

/**
 * The rows that a reader may see: the row limits of sharing, without the precision of positions.
 */
export interface RowBounds {
  /** Codes of the only districts; null: all. */
  readonly districts: ReadonlyArray<string> | null;
  /** Ids of the only pollution sources; null: all. */
  readonly sources: ReadonlyArray<string> | null;
  /** Start of the period, RFC 3339; null: no bound. */
  readonly from: string | null;
  /** Exclusive end of the period, RFC 3339: later ends are hidden; null: no bound. */
  readonly before: string | null;
  /**
   * Datasets whose series are read, \`<id>@DAY\` or \`<id>@MONTH\` for their roll-ups alone; null:
   * all series with a dataset. It limits tables of series; other tables belong to one dataset as a
   * whole.
   */
  readonly datasets: ReadonlyArray<string> | null;
}

/** No limits: for reads of the hub itself. */
export const EVERY_ROW: RowBounds = {
  districts: null,
  sources: null,
  from: null,
  before: null,
  datasets: null,
};

/**
 * The settings that pass the bounds to PostgreSQL's row-level security, by name. Only this file and
 * the policies (`row-limit-policies.ts`) know their names and formats: `*`, `-infinity` and
 * `infinity` mean no limit, `-` is an empty list. A setting that was never set shows no rows.
 */
export function rowLimitValues({
  districts,
  sources,
  from,
  before,
  datasets,
}: RowBounds): Readonly<Record<string, string>> {
  return {
    'rivergate.districts': listText(districts),
    'rivergate.sources': listText(sources),
    'rivergate.datasets': listText(datasets),
    'rivergate.data_from': from === null ? '-infinity' : instantLiteral(from),
    'rivergate.data_before': before === null ? 'infinity' : instantLiteral(before),
  };
}

/**
 * The statements that make these settings until the transaction ends. Uses literals instead of
 * `set_config`, because a Citus coordinator forwards only `set local`.
 */
export function rowLimitSettings(bounds: RowBounds): string {
  return Object.entries(rowLimitValues(bounds))
    .map(([name, value]) => `set local ${name} = ${escapeLiteral(value)}`)
    .join('; ');
}

const ALL = '*';
const NONE = '-';

/** Sorted, so that equal lists give equal texts. */
function listText(codes: ReadonlyArray<string> | null): string {
  if (codes === null) return ALL;
  const strange = codes.find((code) => code === ALL || code === NONE || !/^[^,]+$/.test(code));
  if (strange !== undefined) {
    throw new TypeError(`A row limit requires codes without a comma, but got: "${strange}".`);
  }
  return codes.length === 0 ? NONE : codes.toSorted().join(',');
}

function instantLiteral(instant: string): string {
  const ms = /^\d{4}-\d{2}-\d{2}T/.test(instant) ? Date.parse(instant) : Number.NaN;
  if (Number.isNaN(ms)) {
    throw new TypeError(`A row limit requires an RFC 3339 instant, but got: "${instant}".`);
  }
  return new Date(ms).toISOString();
}
