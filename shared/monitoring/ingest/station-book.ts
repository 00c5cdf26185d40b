import type { Transaction } from '../../data/database';
import type { FeedStation, ImportJob } from './feed';
import { guardedNames } from './guarded-names';
import { plainName, saveStations, stationIdOf, type StationInput } from './save-stations';

/** Finds the station that a row speaks of, and makes one where the hub knows none yet. */
export interface StationBook {
  /** `isNews` when the hub did not know the point, or knew less of it. */
  enter(station: FeedStation): Promise<EnteredStation>;
}

/** A station as found or made. */
export interface EnteredStation {
  readonly id: string;
  readonly isNews: boolean;
}

interface KnownStation {
  readonly id: string;
  readonly kind: string;
  readonly code: string | null;
  readonly region: string;
  readonly name_zh: string;
  readonly latitude_deg: number | null;
  readonly longitude_deg: number | null;
}

/** Opens the book of a department's stations inside the transaction of an import. */
export async function openStationBook(
  transaction: Transaction,
  job: ImportJob,
): Promise<StationBook> {
  const rows = await transaction.query<KnownStation>(
    `select id, kind, code, region, name_zh, latitude_deg, longitude_deg from ${job.department}.station
     order by code nulls first, id`,
  );
  const known = new Map<string, KnownStation>();
  const enter = (station: KnownStation) => {
    for (const key of keysOf(station.kind, station.code, named(station.region, station.name_zh)))
      known.set(key, station);
  };
  rows.forEach(enter);
  const names = guardedNames(rows.map(namedStation), job.precisionOf);

  const settled = new WeakMap<FeedStation, EnteredStation>(); // Most feeds name one object row after row.
  const settle = (station: FeedStation, id: string) => settled.set(station, { id, isNews: false });
  return {
    enter: async (asked) => {
      const before = settled.get(asked);
      if (before !== undefined) return before;
      const station = names.guarded(asked);
      const kinds = [station.kind, ...(station.alike ?? [])];
      const keys = kinds.flatMap((kind) =>
        keysOf(kind, station.code ?? null, named(station.region, station.nameZh)),
      );
      const found = keys.map((key) => known.get(key)).find((entry) => isSame(station, entry));
      if (found && !tellsMore(station, found)) {
        settle(asked, found.id);
        return { id: found.id, isNews: false };
      }
      const input = stationInput(station, found, job);
      await saveStations(transaction, job, [input]);
      enter(knownStation(input));
      settle(asked, input.id);
      return { id: input.id, isNews: true };
    },
  };
}

function knownStation(input: StationInput): KnownStation {
  const { code = null, latitude = null, longitude = null } = input;
  const { nameZh: name_zh } = input;
  return { ...input, code, name_zh, latitude_deg: latitude, longitude_deg: longitude };
}

function namedStation({ region, name_zh, latitude_deg, longitude_deg }: KnownStation) {
  return { region, nameZh: name_zh, latitude: latitude_deg, longitude: longitude_deg };
}

/** Code first: a code is an identity, a name only a habit. */
function keysOf(kind: string, code: string | null, name: string): string[] {
  return code === null ? [`${kind}|${name}`] : [`${kind}|#${code}`, `${kind}|${name}`];
}

function named(region: string, name: string): string {
  return `${region.replace(/市$/u, '')}|${plainName(name)}`;
}

/** Two points of one name with two codes are two points: one has moved. */
function isSame(station: FeedStation, known: KnownStation | undefined): boolean {
  if (!known) return false;
  return station.code === undefined || known.code === null || station.code === known.code;
}

function tellsMore(station: FeedStation, known: KnownStation): boolean {
  return (
    (station.code !== undefined && known.code === null) ||
    (station.latitude !== undefined && known.latitude_deg === null)
  );
}

function stationInput(
  station: FeedStation,
  found: KnownStation | undefined,
  job: ImportJob,
): StationInput {
  const base = { ...station, provenance: job.provenance, source: job.feed };
  return found
    ? { ...base, id: found.id, kind: found.kind }
    : { ...base, id: stationIdOf(station) };
}
