import type { MonitoringChange } from './monitoring-change';
import { createRowLimits } from './monitoring-row-limits';
import { createMonitoringTables } from './monitoring-tables';
import { createReviews } from './review-tables';
import { createRollupWork } from './rollup-work';
import { createSeriesDatasets } from './series-datasets';

/** The baseline of every department with measurements (2026-11): the common tables of that date. */
export const createMonitoring: MonitoringChange = {
  name: 'CreateMonitoring1797000000000',

  async up(db, schema) {
    await createMonitoringTables(db, schema);
    await createReviews(db, schema.schema);
    await createRowLimits(db, schema);
    await createRollupWork(db, schema.schema);
    await createSeriesDatasets(db, schema.schema);
  },

  async down(db, { schema }) {
    // Policies depend on the views, and the views depend on the tables with the policies.
    for (const table of OF_DATASET) await db.query(`drop policy of_dataset on ${schema}.${table}`);
    await db.query(`
      drop view ${schema}.series_in_reach, ${schema}.rolled_up_in_reach;
      drop table ${TABLES.map((table) => `${schema}.${table}`).join(', ')};
      drop function ${FUNCTIONS.map((called) => `${schema}.${called}`).join(', ')}`);
  },
};

const OF_DATASET = ['series', 'observation', 'observation_history', 'latest', 'rollup'] as const;

const TABLES = [
  'series_claim',
  'review',
  'observation',
  'observation_history',
  'latest',
  'rollup',
  'dirty_bucket',
  'series',
  'batch',
  'station',
] as const;

const FUNCTIONS = [
  'refresh_rollups(int)',
  'rollup_queue()',
  'review_series(text, text[], timestamptz, text)',
  'sees_bucket(int, text, timestamptz, date)',
  'sees_interval(int, timestamptz)',
  'sees_station(text)',
  'interval_end(timestamptz, text)',
] as const;
