/**
 * Names of version 0.1.0 that are others today. Everything that reads what an older hub wrote (rows, key
 * files, settings, the record) finds them here and nowhere else.
 */
export interface FormerNames {
  /** Ids of datasets, today's by the former. */
  readonly datasets: Readonly<Record<string, string>>;
  /** Ids of departments where they own data, today's by the former. */
  readonly departments: Readonly<Record<string, string>>;
  /** Departments that follow a former one in what each keeps for itself (anchors of the record). */
  readonly successors: Readonly<Record<string, ReadonlyArray<string>>>;
  /** Words in bodies of the record, version 2 by version 1: members of a caller, kinds of it, reasons. */
  readonly recordWords: Readonly<Record<string, string>>;
  /** Key files, today's by the former. */
  readonly keyFiles: Readonly<Record<string, string>>;
  /** Settings, today's by the former; the former ones are read, with a warning, until version 0.3.0. */
  readonly settings: Readonly<Record<string, string>>;
  /** Tables and columns, former by today's: `schema.table` and `schema.table.column` of today. */
  readonly tables: Readonly<Record<string, string>>;
  readonly columns: Readonly<Record<string, string>>;
}

/** Tables of what lies somewhere, with the cell that is disclosed of it. */
const POSITIONED = [
  'agriculture.station',
  'environment.station',
  'forestry.station',
  'ocean.station',
  'transport.station',
  'water.station',
  'weather.station',
  'forestry.protected_area',
  'transport.hazardous_store',
];

export const FORMER_NAMES: FormerNames = {
  datasets: {
    'directory/plan': 'reference/plan',
    'directory/divisions-and-waters': 'reference/divisions-and-waters',
    'directory/indicators': 'reference/indicators',
    'directory/station-register': 'reference/station-register',
  },
  departments: { directory: 'reference' },
  successors: { directory: ['exchange', 'reference'] },
  recordWords: { posts: 'roles', NOBODY: 'ANONYMOUS', POST: 'ROLE' },
  keyFiles: { 'directory.key': 'exchange.key' },
  settings: { RIVERGATE_DIRECTORY_PUBLIC_KEYS: 'RIVERGATE_EXCHANGE_PUBLIC_KEYS' },
  tables: {
    'exchange.role_of_account': 'post_of_account',
    'reference.inconsistency': 'seam',
  },
  columns: Object.fromEntries(
    POSITIONED.flatMap((table) => [
      [`${table}.disclosed_cell`, 'told_cell'],
      [`${table}.disclosed_resolution`, 'told_resolution'],
    ]),
  ),
};
