import { batchLoader } from './batch-list';
import { batchResolver } from './batches';
import { reviewResolver } from './revisions/review';
import { revisionPage } from './revisions/revision-pages';
import { revisionResolver } from './revisions/revisions';
import { RULED_DEADLINES, type Deadlines } from '../domain/sharing-rules';
import type { Database, Transaction } from '../data/database';
import type { ResolveReference } from '../graphql/federate';
import type { Dataset } from '../sharing/dataset';
import type { AccessDecisions } from '../sharing/access-decisions';
import { EVERY_ROW } from '../data/row-bounds';
import type { ClassType } from 'type-graphql';
import type { DepartmentContext, LoaderFoundation } from './department-context';
import { announceHeldRealData } from './ingest/announce-real-data';
import { announceDeliveries } from './ingest/announce-deliveries';
import { announceKinds } from './ingest/announce-kinds';
import { announceStations } from './ingest/announce-stations';
import { renameRevealing } from './ingest/rename-revealing';
import { retellPositions } from './ingest/update-disclosed-positions';
import type { Feed } from './ingest/feed';
import { settleClaims } from './ingest/settle-claims';
import { rollupsOf, sumsOf } from './observations/derived-datasets';
import { observationLoaders } from './observations/observation.loader';
import type { DayOf, Simulation } from './simulation/simulation';
import type { PublishedStations } from './stations/publish-stations';
import type { PublishedStationKind } from './stations/station-kind';
import { stationLoaders } from './stations/station.loader';
import { fullPrecision, disclosedPrecision, type PrecisionOf } from './stations/disclosed-position';

/** A department of the hub: one exported value in `subgraphs/<name>/department.ts`. Starts nothing. */
export interface Department<Loaders = unknown> {
  /** The folder's name; the department's id in the plan, in tokens and in datasets. */
  readonly name: string;
  readonly titleZh: string;
  readonly titleEn: string;
  /** Office that answers for its data. */
  readonly steward: string;
  readonly datasets: ReadonlyArray<Dataset>;
  readonly resolvers: ReadonlyArray<ClassType>;
  readonly types: ReadonlyArray<ClassType>;
  readonly references: Readonly<Record<string, ResolveReference>>;
  /** Kinds of its stations, which it announces to `reference`; absent: it has no stations. */
  readonly stationKinds?: ReadonlyArray<PublishedStationKind>;
  /** Loaders of its own, created for each request. */
  readonly loaders: (foundation: LoaderFoundation) => Loaders;
  /** Length of one partition of its observations: by how dense they are. */
  readonly partition: 'month' | 'year';
  /** Network whose day the roll-ups of a kind of station follow. */
  readonly dayOf: DayOf;
  /**
   * How precisely positions of a kind of station are disclosed to others; absent: as precisely as
   * `Place` discloses positions.
   */
  readonly precisionOf?: PrecisionOf;
  /** The real files it reads. */
  readonly feeds: ReadonlyArray<Feed>;
  /** Fills what it knows from the start (the plan, districts …) after migrating; safe to repeat. */
  readonly prepare?: (transaction: Transaction) => Promise<void>;
  /** Labelled synthetic data for the demonstration; absent if a department has none. */
  readonly simulate?: (seed: number) => Simulation;
}

/**
 * Fills what a department knows from the start, as its owner, and announces the kinds of its
 * stations, the stations it has, its newest deliveries, and whether any of its data were measured: it
 * may have had them before there was anything to announce to, disclosed positions more finely, or been
 * killed between commit and announcement. Returns lines that say which series went to another dataset, wait for it, or belong
 * to none.
 */
export async function prepareDepartment(
  database: Database,
  { name, datasets, prepare, stationKinds = [], precisionOf = fullPrecision }: Department,
): Promise<ReadonlyArray<string>> {
  await database.asOwner(name, async (transaction) => {
    await prepare?.(transaction);
    await renameRevealing(transaction, name, precisionOf);
    await retellPositions(transaction, name, precisionOf);
  });
  const moved = await settleClaims(database, name, datasets);
  await announceKinds(database, name, stationKinds);
  await announceStations(database, name);
  await announceDeliveries(database, name, null);
  await announceHeldRealData(database, name);
  return moved;
}

/** The schema parts of a department of measurements: what it publishes as stations, and its own resolvers beside. */
export function publishedTypes(
  name: string,
  publications: ReadonlyArray<PublishedStations>,
  resolvers: ReadonlyArray<ClassType>,
): Required<Pick<Department, 'resolvers' | 'types' | 'references' | 'stationKinds'>> {
  return {
    resolvers: [
      ...publications.flatMap((publication) => publication.resolvers),
      reviewResolver(name),
      revisionResolver(name),
      batchResolver(name),
      ...resolvers,
    ],
    types: publications.map(({ type }) => type),
    references: Object.assign(
      {},
      ...publications.map(({ references }) => references),
    ) as Department['references'],
    stationKinds: publications.flatMap(({ kinds }) => kinds),
  };
}

/** What a context is made from. */
export interface DepartmentInput {
  readonly database: Database;
  readonly now: () => Date;
  /** Of the caller whose request it is. */
  readonly access: AccessDecisions;
  readonly requestId: string;
  /** As the settings have them; absent: as the law does. */
  readonly deadlines?: Deadlines;
}

/** The context that a department's resolvers have for one request; no loader of it outlives the request. */
export function departmentContext(
  department: Department,
  input: DepartmentInput,
): DepartmentContext {
  const { name, loaders } = department;
  const { database, now, access, requestId, deadlines = RULED_DEADLINES } = input;
  const foundation = loaderFoundation(department, input);
  return {
    access,
    observations: onceEach((dataset) =>
      observationLoaders({
        reader: foundation.readerOf(dataset),
        limits: access.limitsOf(dataset),
        schema: name,
        dataset,
        rollupsOf: rollupsOf(declaredIn(department, dataset)),
      }),
    ),
    stations: onceEach((dataset) => {
      const readFor = { dataset, told: foundation.precisionIn(dataset) };
      return stationLoaders({ ...readFor, reader: foundation.readerOf(dataset), schema: name });
    }),
    revisions: (question, page) =>
      revisionPage({ reader: foundation.hubReader, schema: name }, question, page),
    batches: batchLoader(foundation.hubReader, name),
    load: loaders(foundation),
    now,
    deadlines,
    requestId,
    write: (work) => database.asWriter(name, work),
  };
}

/** Reads each dataset within its limits, and of others what it is declared to be derived from. */
function loaderFoundation(
  department: Department,
  { database, now, access }: DepartmentInput,
): LoaderFoundation {
  const { name } = department;
  const readFor = (dataset: string, others: ReadonlyArray<string>) =>
    database.reader(name, { ...access.limitsOf(dataset), datasets: [dataset, ...others] });
  return {
    readerOf: onceEach((id) => readFor(id, rollupsOf(declaredIn(department, id)).all)),
    sumsOf: onceEach((id) => {
      const others = sumsOf(declaredIn(department, id));
      return { reader: readFor(id, others), datasets: [id, ...others] };
    }),
    limitsOf: access.limitsOf,
    hubReader: database.reader(name, EVERY_ROW),
    precisionIn: (dataset) => disclosedPrecision(access, dataset),
    now,
  };
}

function declaredIn({ datasets }: Department, id: string): Dataset | undefined {
  return datasets.find((one) => one.id === id);
}

/** The same for the same dataset. */
function onceEach<Made>(make: (dataset: string) => Made): (dataset: string) => Made {
  const made = new Map<string, Made>();
  return (dataset) => {
    const known = made.get(dataset) ?? make(dataset);
    made.set(dataset, known);
    return known;
  };
}
