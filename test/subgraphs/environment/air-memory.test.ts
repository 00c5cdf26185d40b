import { Readable } from 'node:stream';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { airHourlyFeed } from '../../../subgraphs/environment/air/air-hourly.feed';
import { airNationalFeed } from '../../../subgraphs/environment/air/air-national.feed';
import { IS_LONG } from '../../setup/runs';
import { readFeed } from '../../../shared/monitoring/feeds/read-feed';
import type { Feed } from '../../../shared/monitoring/ingest/feed';

const MEGABYTE = 1_000_000;
const FILE_MEGABYTES = IS_LONG ? 12 : 4;
const SAMPLE_ROWS = 5_000;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void; // V8 hands it out without a type.

/** Pieces of a file, made while it is read. */
function* pieces(head: string, line: (n: number) => string, tail: string): Generator<Buffer> {
  let bytes = 0;
  yield Buffer.from(head);
  for (let n = 0; bytes < FILE_MEGABYTES * MEGABYTE; n += 500) {
    const piece = Buffer.from(Array.from({ length: 500 }, (_, at) => line(n + at)).join(''));
    bytes += piece.length;
    yield piece;
  }
  yield Buffer.from(tail);
}

/** Rows read, and the most that stayed in memory at once, beyond what was there after the first rows. */
async function read(feed: Feed, input: Readable): Promise<{ rows: number; keptMegabytes: number }> {
  let [rows, first, most] = [0, 0, 0];
  for await (const row of readFeed(feed, input, { options: {} }).rows) {
    rows += row.observations.length > 0 ? 1 : 0;
    if (rows % SAMPLE_ROWS !== 0) continue;
    collectGarbage();
    const { heapUsed, external } = process.memoryUsage();
    first ||= heapUsed + external;
    most = Math.max(most, heapUsed + external);
  }
  return { rows, keptMegabytes: (most - first) / MEGABYTE };
}

const LEAP = Date.UTC(2020, 0, 1);

function hour(n: number): string {
  return new Date(LEAP + (n % 8760) * 3_600_000).toISOString();
}

/* Held whole, 4 MB of text are over 30 MB of rows. */
describe(`a file of ${String(FILE_MEGABYTES)} MB takes no more memory than its beginning`, () => {
  test('as CSV of hourly air', async () => {
    const line = (n: number) => {
      const at = hour(n);
      return `${at.slice(0, 10)},${at.slice(11, 13)},示范点${String(n % 97)},39,优,NaN,10,39,0.7,${String(n % 80)},59,60,5\n`;
    };
    const head =
      'Date,Hour,WatchPoint,AQI,Level,PrimaryPollution,PM2.5,PM10,CO,NO2,O3_1h,O3_8h,SO2\n';
    const { rows, keptMegabytes } = await read(
      airHourlyFeed,
      Readable.from(pieces(head, line, '')),
    );
    expect(rows).toBeGreaterThan(12_500 * FILE_MEGABYTES);
    expect(keptMegabytes).toBeLessThan(4);
  });

  test('as GeoJSON of the national network', async () => {
    const line = (n: number) =>
      `${n === 0 ? '' : ',\n'}{"geometry":{"coordinates":[113.1,22.6],"type":"Point"},"properties":{"aqi":"${String(n % 300)}","area":"江门市","co":"0.8","no2":"48","o3":"92","o3_24h":"40","o3_8h":"36","pm10":"-;","pm2_5":"15","positionname":"示范点${String(n % 97)}","so2":"7","stationcode":"${String(n % 97)}X","timepoint":"${hour(n).slice(0, 19)}"},"type":"Feature"}`;
    const { rows, keptMegabytes } = await read(
      airNationalFeed,
      Readable.from(pieces('{"type":"FeatureCollection","features":[', line, ']}')),
    );
    expect(rows).toBeGreaterThan(2_900 * FILE_MEGABYTES);
    expect(keptMegabytes).toBeLessThan(4);
  });
});
