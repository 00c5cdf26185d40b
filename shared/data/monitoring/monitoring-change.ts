import type { QueryRunner } from 'typeorm';

/**
 * What a department with measurements declares about its tables, as `monitoring` in
 * `migrations/<id>/monitoring.ts`. Executed migrations depend on it: a later column requires a
 * separate migration of the department.
 */
export interface MonitoringDeclaration {
  /** Additional columns of its stations, as SQL: `target_class text`. */
  readonly stationColumns: ReadonlyArray<string>;
  /** The column with the pollution source; absent if stations have none. */
  readonly source?: string;
}

/** The same, with its schema. */
export interface MonitoringSchema extends MonitoringDeclaration {
  readonly schema: string;
}

/**
 * A change of the tables that all departments with measurements have. It runs once for each
 * department, in order with the department's own migrations, and is listed in its migration
 * history.
 */
export interface MonitoringChange {
  /**
   * PascalCase, ending with the 13 digits that determine the order:
   * `CreateMonitoring1797000000000`.
   */
  readonly name: string;
  /** Digits of the oldest change with which versions go on beside it; absent: none may. */
  readonly worksWith?: number;
  up(db: QueryRunner, schema: MonitoringSchema): Promise<void>;
  down(db: QueryRunner, schema: MonitoringSchema): Promise<void>;
}
