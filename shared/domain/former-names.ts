/**
 * Names of version 0.1.0 that have changed since. All code that reads data of an older hub (rows,
 * key files, settings, the audit log) uses this table.
 */
export interface FormerNames {
  /** Ids of datasets: former to present. */
  readonly datasets: Readonly<Record<string, string>>;
  /** Ids of departments as owners of data: former to present. */
  readonly departments: Readonly<Record<string, string>>;
  /**
   * Successors of a former department for what each department stores itself (anchors of the audit
   * log).
   */
  readonly successors: Readonly<Record<string, ReadonlyArray<string>>>;
  /**
   * Words in the hashed bodies of the audit log: version 1 to version 2. Members of a caller, kinds
   * of caller, reasons.
   */
  readonly recordWords: Readonly<Record<string, string>>;
  /** Key files: former to present. */
  readonly keyFiles: Readonly<Record<string, string>>;
  /**
   * Settings: former to present; the former names are accepted, with a warning, until version
   * 0.3.0.
   */
  readonly settings: Readonly<Record<string, string>>;
  /**
   * Tables and columns: present to former; keys are the present `schema.table` or
   * `schema.table.column`.
   */
  readonly tables: Readonly<Record<string, string>>;
  readonly columns: Readonly<Record<string, string>>;
}

/** Tables with positions, which have a column for the disclosed grid cell. */
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
