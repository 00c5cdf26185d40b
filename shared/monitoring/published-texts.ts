import { getResolution, isValidCell, latLngToCell } from 'h3-js';

/** A published text field of a station, by its name in the graph. */
export type PublishedText = 'id' | 'code' | 'nameZh' | 'nameEn' | 'region';

/**
 * The columns from which each published text of a station is made; `given` means the name that its
 * source uses. No text is made from a position: positions are disclosed only as cells, never finer
 * than the row allows. If you add a text to a type that has a position, declare its columns here or
 * in `OTHER_TEXTS`.
 */
export const STATION_TEXTS: Readonly<Record<PublishedText | 'kind', ReadonlyArray<string>>> = {
  id: ['kind', 'code', 'region', 'name_zh'],
  code: ['given'],
  kind: ['kind'],
  nameZh: ['given', 'ordinal'],
  nameEn: ['given', 'ordinal'],
  region: ['given'],
};

/** The columns of texts (`Type.field`) that only some types have. */
export const OTHER_TEXTS: Readonly<Record<string, ReadonlyArray<string>>> = {
  'StationRef.stationId': ['station.id'],
  'ProtectedArea.source': ['given'],
  'ProtectedSpeciesRecord.scientificName': ['given'],
  'RoadsideSoilPoint.roadName': ['given'],
  'HazardousStore.port': ['given'],
  'HazardousStore.storageKind': ['kind'],
  'HazardousStore.licence': ['given'],
  'TrafficCounter.roadName': ['given'],
  'TrafficCounter.direction': ['given'],
};

/** A position, and the precision at which it may be disclosed to others. */
export interface HiddenPosition {
  readonly latitude: number;
  readonly longitude: number;
  /** Finest resolution of the H3 grid at which it is disclosed. */
  readonly disclosedResolution: number;
}

/** A part of a text that reveals more of a position than may be disclosed. */
export interface RevealingPart {
  /** Index of its first character in the text. */
  readonly at: number;
  readonly text: string;
}

/**
 * Returns the first part of a text that reveals a position more precisely than it is disclosed;
 * null if there is none. Such parts are degrees with too many decimals (with or without the decimal
 * point), degrees with minutes and seconds, an H3 cell that is too fine, and two adjacent long
 * numbers, which are metres of a projected grid.
 */
export function revealingPart(text: string, hidden: HiddenPosition | null): RevealingPart | null {
  const found = [
    gridPair(text),
    ...(hidden ? [degrees(text, hidden), sexagesimal(text, hidden), fineCell(text, hidden)] : []),
  ].filter((part) => part !== null);
  return found.toSorted((one, other) => one.at - other.at)[0] ?? null;
}

/**
 * Returns how many decimals of a degree may be disclosed at a resolution: 0.01° is 1.1 km, about a
 * cell of resolution 7.
 */
function decimalsOf({ disclosedResolution }: HiddenPosition): number {
  if (disclosedResolution >= 7) return 2;
  return disclosedResolution >= 5 ? 1 : 0;
}

function degrees(text: string, hidden: HiddenPosition): RevealingPart | null {
  const allowed = decimalsOf(hidden);
  const isToo = (number: string) =>
    [hidden.latitude, hidden.longitude].some((degree) => disclosesDegree(number, degree, allowed));
  return firstOf(text, /\d+(?:[.．]\d+)?/g, (number) => isToo(number.replace('．', '.')));
}

/**
 * Returns whether a number is this degree, truncated or rounded, with more decimals than are
 * allowed.
 */
function disclosesDegree(number: string, degree: number, allowed: number): boolean {
  const whole = String(Math.trunc(Math.abs(degree)));
  const [integer = '', decimals = ''] = number.includes('.')
    ? number.split('.')
    : [number.slice(0, whole.length), number.slice(whole.length)];
  if (Number(integer) !== Number(whole) || decimals.length <= allowed) return false;
  const told = Number(`${whole}.${decimals}`);
  return Math.abs(told - Math.abs(degree)) <= 10 ** -(allowed + 1);
}

const SEXAGESIMAL =
  /(\d{1,3})\s*[°º度]\s*(\d{1,2}(?:\.\d+)?)\s*['′分](?:\s*(\d{1,2}(?:\.\d+)?)\s*(?:["″秒]|''))?/g;

function sexagesimal(text: string, hidden: HiddenPosition): RevealingPart | null {
  const allowed = decimalsOf(hidden);
  return firstOf(text, SEXAGESIMAL, (_, [degree = '', minutes = '', seconds]) => {
    if (seconds === undefined && !minutes.includes('.') && allowed === 2) return false; // 1.8 km
    const told = Number(degree) + Number(minutes) / 60 + Number(seconds ?? 0) / 3600;
    return [hidden.latitude, hidden.longitude].some(
      (one) => Math.abs(told - Math.abs(one)) <= 10 ** -allowed,
    );
  });
}

function fineCell(text: string, hidden: HiddenPosition): RevealingPart | null {
  return firstOf(text, /[0-9a-f]{15,16}/gi, (cell) => {
    if (!isValidCell(cell)) return false;
    const resolution = getResolution(cell);
    const own = latLngToCell(hidden.latitude, hidden.longitude, resolution);
    return resolution > hidden.disclosedResolution && own === cell.toLowerCase();
  });
}

/** Coordinates of China's projected grids have five to eight digits. */
const GRID_PAIR =
  /(?<![\d.])[A-Za-z]?=?\d{5,8}(?:\.\d+)?\s*[/,，、;；:_\s-]\s*[A-Za-z]?=?\d{5,8}(?:\.\d+)?(?![\d.])/g;

function gridPair(text: string): RevealingPart | null {
  return firstOf(text, GRID_PAIR, () => true);
}

function firstOf(
  text: string,
  pattern: RegExp,
  isRevealing: (part: string, groups: ReadonlyArray<string | undefined>) => boolean,
): RevealingPart | null {
  for (const match of text.matchAll(pattern)) {
    const [part, ...groups] = match;
    if (isRevealing(part, groups)) return { at: match.index, text: part };
  }
  return null;
}
