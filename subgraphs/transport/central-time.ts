import { HOUR_MS } from '../../shared/domain/durations';

/** Daylight time lies five hours behind UTC, standard time six. */
const OFFSETS_MS = [5 * HOUR_MS, 6 * HOUR_MS] as const;
const WALL = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}(?::\d{2})?)$/;

/** Converts US Central wall time (`2018-03-11 01:00:00`, America/Chicago) to instants. */
export interface CentralClock {
  /**
   * Instants, ms since 1970 UTC, with this wall time: usually one; none for an invalid time or the
   * hour skipped in March; two (earlier first) for the repeated hour in November.
   */
  instantsOf(wall: string): ReadonlyArray<number>;
}

/** Creates a converter, which reuses one formatter. */
export function centralClock(): CentralClock {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'America/Chicago',
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  return {
    instantsOf: (wall) => {
      const [, day, time] = WALL.exec(wall.trim()) ?? [];
      if (day === undefined || time === undefined) return [];
      const text = `${day} ${time.padEnd(8, ':00')}`;
      const asUtc = Date.parse(`${text.replace(' ', 'T')}Z`);
      if (Number.isNaN(asUtc)) return [];
      return OFFSETS_MS.map((offset) => asUtc + offset).filter((at) => format.format(at) === text);
    },
  };
}
