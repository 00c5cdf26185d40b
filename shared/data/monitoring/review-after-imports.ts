import type { MonitoringChange } from './monitoring-change';
import { WITHDRAWING_REVIEW } from './review-by-value';
import { replaced } from './statistics-by-rule';

/**
 * Lets a review wait for imports that are just being committed, before it reads (2026-12-01). Until
 * then it covered what an import with an earlier batch committed after it, although nobody had seen
 * those values.
 */
export const reviewAfterImports: MonitoringChange = {
  name: 'ReviewAfterImports1797000003600',

  async up(db, { schema }) {
    await db.query(WAITING_REVIEW.replaceAll('$schema', schema));
  },

  async down(db, { schema }) {
    await db.query(WITHDRAWING_REVIEW.replaceAll('$schema', schema));
  },
};

/** An import holds the table in share mode from its last statement to its commit. */
const WAITING_REVIEW = replaced(WITHDRAWING_REVIEW, [
  ['begin\n', 'begin\n  lock table $schema.review in row exclusive mode;\n'],
]);
