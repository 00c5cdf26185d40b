import type { QueryRunner } from 'typeorm';

/**
 * What a department of measurements says of its tables, as `monitoring` in `migrations/<id>/monitoring.ts`.
 * History depends on it: a column that comes later is a migration of the department's own.
 */
export interface MonitoringDeclaration {
  /** Columns that its stations have as well, as SQL: `target_class text`. */
  readonly stationColumns: ReadonlyArray<string>;
  /** Which of them has the pollution source; absent: no station has one. */
  readonly source?: string;
}

/** The same with the schema that it holds for. */
export interface MonitoringSchema extends MonitoringDeclaration {
  readonly schema: string;
}

/**
 * A change of the tables that every department of measurements has. It runs once for each of them, in
 * order with the department's own migrations, and stands in its migration history under its name.
 */
export interface MonitoringChange {
  /** PascalCase, ending with 13 digits, which put it in order: `CreateMonitoring1797000000000`. */
  readonly name: string;
  up(db: QueryRunner, schema: MonitoringSchema): Promise<void>;
  down(db: QueryRunner, schema: MonitoringSchema): Promise<void>;
}
