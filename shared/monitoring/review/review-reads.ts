import type { Reader } from '../../data/database';
import { RiverGateError } from '../../errors/rivergate-error';
import { keyOfCursor, pageOf, type Page, type PageRequest } from '../../graphql/connection';
import { flagCounts } from './flag-counts';
import type { Selection, UnreviewedQuestion } from './review-args';
import { ReviewPreview } from './review-act.type';
import { PREVIEW_REVIEW, REVIEW_ACT_COUNT, REVIEW_ACTS } from './review-statements';
import { MOST_VALUES, type ReviewAction } from './review-vocabulary';
import { unreviewedPage } from './unreviewed-pages';

/** Reads of a department's review, over all of its values: for its own stewards. */
export interface ReviewReads {
  /** Computes what an act would change. Throws REVIEW_TOO_LARGE. */
  preview(action: ReviewAction, selection: Selection): Promise<ReviewPreview>;
  /** Returns a page of the acts of review, newest first. Throws CURSOR_INVALID. */
  acts(page: PageRequest): Promise<Page<object>>;
  /** Returns a page of unreviewed values by day and station. Throws CURSOR_INVALID. */
  unreviewed(question: UnreviewedQuestion, page: PageRequest): Promise<Page<object>>;
}

/** Creates the reads of one request. */
export function reviewReads(reader: Reader, schema: string): ReviewReads {
  return {
    preview: (action, selection) => preview({ reader, schema }, action, selection),
    acts: (page) => acts({ reader, schema }, page),
    unreviewed: (question, page) => unreviewedPage({ reader, schema }, question, page),
  };
}

interface ReviewSource {
  readonly reader: Reader;
  readonly schema: string;
}

async function preview(
  { reader, schema }: ReviewSource,
  action: ReviewAction,
  { stations, indicators, from, to, flags }: Selection,
): Promise<ReviewPreview> {
  const [found] = await reader.query(PREVIEW_REVIEW(schema), [
    ...([action, stations, indicators, from, to, flags] as const),
    MOST_VALUES + 1,
  ]);
  if (!found) throw new TypeError('A statement of aggregates returned no row.');
  if (found.changed > MOST_VALUES)
    throw new RiverGateError(
      'REVIEW_TOO_LARGE',
      `One act of review changes at most ${String(MOST_VALUES)} values, and this selection has more.`,
    );
  return Object.assign(new ReviewPreview(), {
    action,
    values: found.changed,
    ...{ series: found.series, stations: found.stations },
    flags: flagCounts(found.flags ?? []),
    ...{ firstAt: found.first_at, lastAt: found.last_at },
    preview: found.changed === 0 ? null : found.digest,
  });
}

async function acts({ reader, schema }: ReviewSource, page: PageRequest): Promise<Page<object>> {
  const before = keyOfCursor(page.after);
  if (before !== null && !/^\d{1,9}$/.test(before))
    throw new RiverGateError('CURSOR_INVALID', 'after requires a cursor of acts of review.');
  const rows = await reader.query(REVIEW_ACTS(schema), [
    before === null ? null : Number(before),
    page.first + 1,
  ]);
  return pageOf(rows, page, {
    keyOf: ({ id }) => id,
    count: async () => (await reader.query(REVIEW_ACT_COUNT(schema)))[0]?.count ?? 0,
  });
}
