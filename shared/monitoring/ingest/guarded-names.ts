import { revealingPart, type HiddenPosition } from '../published-texts';
import type { PrecisionOf } from '../stations/disclosed-position';
import type { FeedStation } from './feed';

/** A station that is already named. */
export interface NamedStation {
  readonly region: string;
  readonly nameZh: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

/** Gives stations names that do not reveal their positions. */
export interface GuardedNames {
  /**
   * Returns the station as it may be published. A station that its source names only by its
   * position gets the number of the known station at that position, or the next free number. A code
   * or other text that reveals the position is left out. Any other station is returned unchanged.
   */
  guarded(station: FeedStation): FeedStation;
}

/** Creates the names of new stations, given the stations that are already stored. */
export function guardedNames(
  known: Iterable<NamedStation>,
  precisionOf: PrecisionOf,
): GuardedNames {
  const points = new Map<string, number>();
  const last = new Map<string, number>();
  const enter = (group: string, place: string, number: number) => {
    if (place !== '') points.set(`${group}|${place}`, number);
    last.set(group, Math.max(last.get(group) ?? 0, number));
  };
  for (const { region, nameZh, latitude, longitude } of known) {
    const [, base, number] = /^(.+) (\d+)$/.exec(nameZh) ?? [];
    if (base !== undefined)
      enter(`${region}|${base}`, placeOf(latitude, longitude), Number(number));
  }
  const numberOf = (group: string, { latitude, longitude }: FeedStation): number => {
    const place = placeOf(latitude, longitude);
    const number = points.get(`${group}|${place}`) ?? (last.get(group) ?? 0) + 1;
    enter(group, place, number);
    return number;
  };
  return {
    guarded: (station) => {
      const hidden = hiddenOf(station, precisionOf);
      const kept = withoutRevealing(station, hidden);
      const base = baseOf(kept, hidden);
      if (base === null) return kept;
      const number = String(numberOf(`${station.region}|${base.zh}`, station));
      const named = { ...kept, nameZh: `${base.zh} ${number}`, isNumbered: false };
      return base.en === undefined ? named : { ...named, nameEn: `${base.en} ${number}` };
    },
  };
}

/**
 * Returns the name of a text of a station that reveals its position more precisely than is
 * disclosed; null if none does.
 */
export function revealingText(station: FeedStation, precisionOf: PrecisionOf): string | null {
  const hidden = hiddenOf(station, precisionOf);
  const { nameZh, nameEn, code, region, own } = station;
  const texts = { nameZh, nameEn, code, region, ...own };
  const found = Object.entries(texts).find(
    ([, text]) => typeof text === 'string' && revealingPart(text, hidden) !== null,
  );
  return found?.[0] ?? null;
}

function hiddenOf(
  { kind, latitude, longitude }: FeedStation,
  precisionOf: PrecisionOf,
): HiddenPosition | null {
  if (latitude === undefined || longitude === undefined) return null;
  return { latitude, longitude, disclosedResolution: precisionOf(kind) };
}

/** Returns the station without a code and department-specific texts that reveal its position. */
function withoutRevealing(station: FeedStation, hidden: HiddenPosition | null): FeedStation {
  const isRevealing = (text: unknown) =>
    typeof text === 'string' && revealingPart(text, hidden) !== null;
  const { code, own, ...rest } = station;
  const isKept = !isRevealing(code) && !Object.values(own ?? {}).some(isRevealing);
  if (isKept) return station;
  const entries = Object.entries(own ?? {}).map(
    ([name, value]) => [name, isRevealing(value) ? null : value] as const,
  );
  return {
    ...rest,
    ...(isRevealing(code) ? {} : { code }),
    ...(own ? { own: Object.fromEntries(entries) } : {}),
  };
}

interface Base {
  readonly zh: string;
  readonly en: string | undefined;
}

/**
 * Returns the names of a station without the parts that reveal its position; null if the names
 * reveal nothing and need no number.
 */
function baseOf(
  { kind, nameZh, nameEn, isNumbered }: FeedStation,
  hidden: HiddenPosition | null,
): Base | null {
  const zh = stripped(nameZh, hidden);
  const en = nameEn === undefined ? undefined : stripped(nameEn, hidden);
  if (isNumbered !== true && zh === nameZh && en === nameEn) return null;
  return { zh: zh === '' ? kind : zh, en: en === '' ? kind : en };
}

function stripped(name: string, hidden: HiddenPosition | null): string {
  let left = name;
  for (let part = revealingPart(left, hidden); part; part = revealingPart(left, hidden))
    left = `${left.slice(0, part.at)} ${left.slice(part.at + part.text.length)}`;
  if (left === name) return name;
  return left
    .replace(/[\s,，/()（）°′″NESW东经北纬:：-]+$/u, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

/**
 * Returns the key of a position, rounded to about a centimetre, so that a station that is read
 * twice gets the same key.
 */
function placeOf(
  latitude: number | null | undefined,
  longitude: number | null | undefined,
): string {
  return latitude == null || longitude == null
    ? ''
    : `${latitude.toFixed(7)},${longitude.toFixed(7)}`;
}
