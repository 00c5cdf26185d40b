import { csvRows } from '../../../shared/monitoring/feeds/csv-rows';
import {
  DATE_ORDER,
  DATE_ORDER_MEANING,
  feedClock,
} from '../../../shared/monitoring/feeds/feed-clock';
import type { FeedInput } from '../../../shared/monitoring/feeds/feed-input';
import { peekedText } from '../../../shared/monitoring/feeds/peeked-text';
import { yearlessTable } from '../../../shared/monitoring/feeds/yearless-table';
import type { Feed } from '../../../shared/monitoring/ingest/feed';
import { jsonTableRows } from './surface-water-json';
import {
  SURFACE_WATER_COLUMNS,
  SURFACE_WATER_DATES,
  SURFACE_WATER_VALUES,
  surfaceWaterRows,
  type TableRow,
} from './surface-water-row';

const ID = 'environment/surface-water';

/** The ministry's automatic stations, in the JSON of its page or in tables made from it (CSV). */
export const surfaceWaterFeed: Feed = {
  id: ID,
  description:
    'National automatic surface-water stations, every four hours: CSV, or the raw JSON of the page',
  options: {
    year: 'Year of the times, which the source omits (04-01 08:00): --year 2021, or --year 2021-2022 over New Year',
    [DATE_ORDER]: DATE_ORDER_MEANING,
  },
  encoding: 'gb18030',
  values: SURFACE_WATER_VALUES,
  dates: SURFACE_WATER_DATES,
  read: (input, options) =>
    surfaceWaterRows(tableRows(input), {
      years: yearlessTable(ID, options['year']),
      clock: feedClock(SURFACE_WATER_DATES, options),
    }),
};

async function* tableRows(input: FeedInput): AsyncGenerator<TableRow> {
  const peeked = await peekedText(input, /\S/);
  if (peeked.start.trimStart().startsWith('{')) yield* jsonTableRows(peeked.input);
  else yield* csvRows(peeked.input, { columns: SURFACE_WATER_COLUMNS });
}
