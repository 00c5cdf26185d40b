import type { Transaction } from '../../data/database';
import { float, nullable, text } from '../../data/sql-type';
import { EXAMPLE_SCHEMA, statementFamily, type RowOf } from '../../data/statement';
import type { FeedStation, ImportJob } from './feed';
import { guardedNames } from './guarded-names';
import { plainName, saveStations, stationIdOf, type StationInput } from './save-stations';

/** Finds the station of a row, and creates it if it is not stored yet. */
export interface StationRegistry {
  /**
   * Returns the station of a row; `isNews` if it is to be created or got more detail, which `save`
   * stores.
   */
  enter(station: FeedStation): EnteredStation | Promise<EnteredStation>;
  /** Stores the stations entered since the last call, together. */
  save(): Promise<void>;
  /** Returns the results for stations so far. */
  made(): StationsMade;
}

/** Results of an import for stations. */
export interface StationsMade {
  /** Whether any station was created or got more detail. */
  readonly hasNews: boolean;
  /** Number of real stations created beside a synthetic one with the same code or name. */
  readonly besideSynthetic: number;
}

/** A station that was found or created. */
export interface EnteredStation {
  readonly id: string;
  readonly isNews: boolean;
}

/** Selects every station of a department, those without a code first. */
export const KNOWN_STATIONS = statementFamily({
  text: (
    schema: string,
  ) => `select id, kind, code, region, name_zh, latitude_deg, longitude_deg, provenance from ${schema}.station
     order by code nulls first, id`,
  columns: {
    id: text(),
    kind: text(),
    code: nullable(text()),
    region: text(),
    name_zh: text(),
    latitude_deg: nullable(float()),
    longitude_deg: nullable(float()),
    provenance: text(),
  },
  examples: [[EXAMPLE_SCHEMA]],
});

type KnownStation = RowOf<typeof KNOWN_STATIONS>;

/**
 * Opens the registry of a department's stations in the transaction of an import. Measurements never
 * go to a synthetic station: a real one is created beside it.
 */
export async function openStationRegistry(
  transaction: Transaction,
  job: ImportJob,
): Promise<StationRegistry> {
  const all = await transaction.query(KNOWN_STATIONS(job.department));
  const isBarred = ({ provenance }: KnownStation) =>
    job.provenance === 'MEASURED' && provenance === 'SYNTHETIC';
  const known = stationIndex(all.filter((one) => !isBarred(one)));
  const barred = stationIndex(all.filter(isBarred));
  const made = { hasNews: false, besideSynthetic: 0 };
  const names = guardedNames(all.map(namedStation), job.precisionOf);

  const unsaved = unsavedStations(transaction, job);
  const settled = new WeakMap<FeedStation, EnteredStation>(); // Most feeds pass the same station object for many consecutive rows.
  const settle = (station: FeedStation, id: string) => settled.set(station, { id, isNews: false });
  const enterNew = async (asked: FeedStation): Promise<EnteredStation> => {
    const station = names.guarded(asked);
    const found = known.find(station);
    if (found && !addsDetail(station, found)) {
      settle(asked, found.id);
      return { id: found.id, isNews: false };
    }
    const input = stationInput(station, found, { job, isTaken: barred.hasId });
    await unsaved.add(input);
    known.add(knownStation(input));
    made.hasNews = true;
    if (!found && barred.find(station)) made.besideSynthetic += 1;
    settle(asked, input.id);
    return { id: input.id, isNews: true };
  };
  return {
    enter: (asked) => settled.get(asked) ?? enterNew(asked),
    save: unsaved.save,
    made: () => ({ ...made }),
  };
}

const MOST_UNSAVED = 1_000;

/** Stations that wait to be stored together: a file of 1,500 new ones takes a few statements. */
function unsavedStations(transaction: Transaction, job: ImportJob) {
  const waiting = new Map<string, StationInput>();
  const save = async () => {
    const stations = [...waiting.values()];
    waiting.clear();
    await saveStations(transaction, job, stations);
  };
  const add = async (input: StationInput) => {
    // More detail of one that waits is another statement: one statement changes a row once.
    if (waiting.has(input.id) || waiting.size >= MOST_UNSAVED) await save();
    waiting.set(input.id, input);
  };
  return { add, save };
}

/** Creates the index of stations by the keys that a feed can use. */
function stationIndex(stations: ReadonlyArray<KnownStation>) {
  const byKey = new Map<string, KnownStation>();
  const ids = new Set<string>();
  const add = (station: KnownStation) => {
    ids.add(station.id);
    for (const key of keysOf(station.kind, station.code, named(station.region, station.name_zh)))
      byKey.set(key, station);
  };
  stations.forEach(add);
  return {
    add,
    hasId: (id: string) => ids.has(id),
    find: (station: FeedStation): KnownStation | undefined => {
      const kinds = [station.kind, ...(station.otherKinds ?? [])];
      const keys = kinds.flatMap((kind) =>
        keysOf(kind, station.code ?? null, named(station.region, station.nameZh)),
      );
      return keys.map((key) => byKey.get(key)).find((entry) => isSame(station, entry));
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

/**
 * Returns the lookup keys, the code first: a code identifies a station more reliably than a name.
 */
function keysOf(kind: string, code: string | null, name: string): string[] {
  return code === null ? [`${kind}|${name}`] : [`${kind}|#${code}`, `${kind}|${name}`];
}

function named(region: string, name: string): string {
  return `${region.replace(/市$/u, '')}|${plainName(name)}`;
}

/**
 * Returns whether a station is the stored one: stations with the same name but different codes are
 * different, because one has moved.
 */
function isSame(station: FeedStation, known: KnownStation | undefined): boolean {
  if (!known) return false;
  return station.code === undefined || known.code === null || station.code === known.code;
}

function addsDetail(station: FeedStation, known: KnownStation): boolean {
  return (
    (station.code !== undefined && known.code === null) ||
    (station.latitude !== undefined && known.latitude_deg === null)
  );
}

function stationInput(
  station: FeedStation,
  found: KnownStation | undefined,
  { job, isTaken }: { readonly job: ImportJob; readonly isTaken: (id: string) => boolean },
): StationInput {
  const base = { ...station, provenance: job.provenance, source: job.feed };
  if (found) return { ...base, id: found.id, kind: found.kind };
  const id = stationIdOf(station);
  return { ...base, id: isTaken(id) ? `${id}-measured` : id };
}
