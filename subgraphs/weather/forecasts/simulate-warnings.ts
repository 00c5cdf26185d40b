import { DISTRICTS, type DistrictFact } from '../../../shared/domain/districts';
import {
  SIGNAL_RULE,
  WARNING_COLOURS,
  WARNING_SIGNALS,
  type SignalThreshold,
  type WarningColourId,
  type WarningSignalId,
} from '../../../shared/domain/standards/weather-signals';
import type { Register } from '../../../shared/monitoring/simulation/simulation';
import type { World } from '../../../shared/monitoring/simulation/world';
import { HOUR_MS } from '../../../shared/domain/durations';

const PAST_H = 95 * 24;
const AHEAD_H = 24;
/** Up to this time after the window's start, sums of past hours are incomplete. */
const EDGE_H = 24;
/** Minimum duration of a signal, so that it does not flicker. */
const HOLD_H = 3;

/** The weather at a district's seat, hour by hour. */
interface Hours {
  readonly from: number;
  /** Mean wind, m/s, during a typhoon; otherwise 0. */
  readonly storm: ReadonlyArray<number>;
  readonly wind: ReadonlyArray<number>;
  readonly rain: ReadonlyArray<number>;
  readonly temperature: ReadonlyArray<number>;
}

/**
 * Simulates the warnings up to `now` from the synthetic weather of each district, which is
 * predicted without error. A warning that began before the window is omitted: it was published when
 * it began.
 */
export function simulatedWarnings(world: World, now: number): Register {
  const rows = DISTRICTS.flatMap((district) => {
    const hours = hoursAt(world, district, now);
    return [
      ...warnings('TYPHOON', district, { hours, levels: ahead(hours.storm, SIGNAL_RULE.typhoon) }),
      ...warnings('GALE', district, { hours, levels: ahead(hours.wind, SIGNAL_RULE.gale) }),
      ...warnings('RAINSTORM', district, {
        hours,
        levels: past(hours.rain, SIGNAL_RULE.rainstorm),
      }),
      ...warnings('HEAT', district, { hours, levels: ahead(hours.temperature, SIGNAL_RULE.heat) }),
    ];
  });
  return { table: 'warning', key: ['id'], rows };
}

function hoursAt(world: World, { seat }: DistrictFact, now: number): Hours {
  const from = Math.floor(now / HOUR_MS) * HOUR_MS - PAST_H * HOUR_MS;
  const storm: number[] = [];
  const wind: number[] = [];
  const rain: number[] = [];
  const temperature: number[] = [];
  for (let hour = 0; hour < PAST_H + AHEAD_H; hour += 1) {
    const at = from + hour * HOUR_MS + HOUR_MS / 2;
    const weather = world.weather(seat, at);
    const isStormy = world.typhoonAt(at) !== null;
    storm.push(isStormy ? weather.wind.speed_ms : 0);
    wind.push(isStormy ? 0 : weather.wind.speed_ms);
    rain.push(weather.rain_mmh);
    temperature.push(weather.airTemperature_c);
  }
  return { from, storm, wind, rain, temperature };
}

type Levels = ReadonlyArray<WarningColourId | null>;

/** Colour at each hour by the highest value of the coming hours. */
function ahead(values: ReadonlyArray<number>, thresholds: ReadonlyArray<SignalThreshold>): Levels {
  return levelsOf(thresholds, (hour, hours) => Math.max(...values.slice(hour, hour + hours)));
}

/** Colour at each hour by the sum of the past hours. */
function past(values: ReadonlyArray<number>, thresholds: ReadonlyArray<SignalThreshold>): Levels {
  return levelsOf(thresholds, (hour, hours) =>
    values.slice(Math.max(0, hour - hours), hour).reduce((sum, value) => sum + value, 0),
  );
}

function levelsOf(
  thresholds: ReadonlyArray<SignalThreshold>,
  valueOf: (hour: number, hours: number) => number,
): Levels {
  const due = Array.from(
    { length: PAST_H + 1 },
    (_, hour) =>
      thresholds.find(({ hours, least }) => valueOf(hour, hours) >= least)?.colour ?? null,
  );
  return due.map((_, hour) => severest(due.slice(Math.max(0, hour - HOLD_H + 1), hour + 1)));
}

function severest(colours: Levels): WarningColourId | null {
  const found = WARNING_COLOURS.findLast(({ id }) => colours.includes(id));
  return found?.id ?? null;
}

interface Course {
  readonly hours: Hours;
  readonly levels: Levels;
}

function warnings(
  signal: WarningSignalId,
  district: DistrictFact,
  { hours, levels }: Course,
): ReadonlyArray<Register['rows'][number]> {
  const starts = levels.flatMap((colour, hour) =>
    hour >= EDGE_H && colour !== null && colour !== levels[hour - 1] ? [{ colour, hour }] : [],
  );
  return starts.map(({ colour, hour }) => {
    const issuedAt = new Date(hours.from + hour * HOUR_MS).toISOString();
    const end = levels.findIndex((other, index) => index > hour && other !== colour);
    return {
      id: `${signal.toLowerCase()}-${district.code}-${issuedAt.slice(0, 13)}`,
      signal,
      colour,
      issued_at: issuedAt,
      lifted_at: end === -1 ? null : new Date(hours.from + end * HOUR_MS).toISOString(),
      district_codes: [district.code],
      ...wording(signal, colour, district),
      provenance: 'SYNTHETIC',
    };
  });
}

function wording(signalId: string, colourId: string, district: DistrictFact) {
  const signal = WARNING_SIGNALS.find(({ id }) => id === signalId);
  const colour = WARNING_COLOURS.find(({ id }) => id === colourId);
  return {
    text_zh: `【演示】${district.nameZh}发布${signal?.nameZh ?? ''}${colour?.nameZh ?? ''}预警信号。`,
    text_en: `[Demo] ${signal?.nameEn ?? ''} warning, ${colour?.nameEn ?? ''}, for ${district.nameEn}.`,
  };
}
