import { RiverGateError } from '../../../shared/errors/rivergate-error';
import { csvRows } from '../../../shared/monitoring/feeds/csv-rows';
import type { FeedInput } from '../../../shared/monitoring/feeds/feed-input';
import { peekedText } from '../../../shared/monitoring/feeds/peeked-text';
import type { Feed } from '../../../shared/monitoring/ingest/feed';
import { jsonTableRows } from './surface-water-json';
import { SURFACE_WATER_COLUMNS, surfaceWaterRows, type TableRow } from './surface-water-row';

/** The ministry's automatic stations, in the JSON of its page or in tables made from it (CSV). */
export const surfaceWaterFeed: Feed = {
  id: 'environment/surface-water',
  description:
    'National automatic surface-water stations, every four hours: CSV, or the raw JSON of the page',
  options: {
    year: 'Year of the times, which the source omits (04-01 08:00): --year 2021',
  },
  encoding: 'gb18030',
  read: (input, options) => surfaceWaterRows(tableRows(input), { year: yearOf(options['year']) }),
};

async function* tableRows(input: FeedInput): AsyncGenerator<TableRow> {
  const peeked = await peekedText(input, /\S/);
  if (peeked.start.trimStart().startsWith('{')) yield* jsonTableRows(peeked.input);
  else yield* csvRows(peeked.input, { columns: SURFACE_WATER_COLUMNS });
}

function yearOf(text: string | undefined): number {
  if (text !== undefined && /^(19|20)\d\d$/.test(text)) return Number(text);
  throw new RiverGateError(
    'IMPORT_INPUT_INVALID',
    `environment/surface-water requires --year, because its times have none (04-01 08:00), but got: "${text ?? ''}".`,
  );
}
