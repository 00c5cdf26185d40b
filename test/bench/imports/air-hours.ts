import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { BEIJING_OFFSET_MS } from '../../../shared/domain/network-day';
import { HOUR_MS } from '../../../shared/domain/durations';

/** Hours of air that a generated file contains. */
export interface AirHours {
  /** First of its stations, and their number; other numbers are other stations. */
  readonly firstStation: number;
  readonly stations: number;
  /** Start of the first hour, ms since 1970 UTC. */
  readonly from: number;
  readonly hours: number;
  /** 0: as first published; each other number corrects every tenth line to other values. */
  readonly correction: number;
}

/** Values of a line, each of a series of its own. */
export const VALUES_A_LINE = 8;

const HEADER =
  'City,SrcDir,Date,Hour,WatchPoint,AQI,Level,PrimaryPollution,PM2.5,PM10,CO,NO2,O3_1h,O3_8h,SO2\n';

/**
 * Writes a file of `environment/air-hourly` in the form and order of the published ones: by hour,
 * then by station. The same hours give the same values. No station repeats its values, so that none
 * counts as frozen.
 */
export async function writeAirHours(file: string, asked: AirHours): Promise<void> {
  const stream = createWriteStream(file);
  stream.write(HEADER);
  for (let hour = 0; hour < asked.hours; hour += 1) {
    const end = new Date(asked.from + (hour + 1) * HOUR_MS + BEIJING_OFFSET_MS);
    const day = end.toISOString().slice(0, 10).replaceAll('-', '');
    const time = `${day},${String(end.getUTCHours())}`;
    const lines = Array.from({ length: asked.stations }, (_, at) =>
      line(time, { at: end.getTime() / HOUR_MS, station: asked.firstStation + at }, asked),
    );
    if (!stream.write(lines.join(''))) await once(stream, 'drain');
  }
  stream.end();
  await finished(stream);
}

interface Place {
  /** Hours since 1970. */
  readonly at: number;
  readonly station: number;
}

function line(time: string, { at, station }: Place, { correction }: AirHours): string {
  const seed = mixed(at * 100_003 + station);
  const isCorrected = correction > 0 && seed % 10 === 0;
  const pm25 = 5 + (seed % 70) + (isCorrected ? correction : 0);
  const part = (shift: number, most: number) => ((seed >>> shift) + pm25) % most;
  const carbon = (0.3 + part(5, 15) / 10).toFixed(1);
  const [no2, o3, mean, so2] = [
    5 + part(7, 80),
    10 + part(9, 190),
    10 + part(11, 150),
    part(13, 30),
  ];
  const values = [pm25, pm25 + 10 + part(3, 60), carbon, no2, o3, mean, 3 + so2];
  return `江门,published,${time},基准点${String(station)},${String(20 + part(2, 90))},优,NaN,${values.join(',')}\n`;
}

/** A 32-bit hash (the finaliser of MurmurHash3). */
function mixed(number: number): number {
  let hash = number | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
