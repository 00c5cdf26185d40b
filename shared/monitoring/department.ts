import { batchLoader } from './batch-list';
import { batchResolver } from './batches';
import { reviewActResolver } from './review/review-acts';
import { reviewQueryResolver } from './review/review-queries';
import { reviewReads } from './review/review-reads';
import { unreviewedDayResolver } from './review/unreviewed-days';
import { coverageLoader } from './series-coverage/coverage.loader';
import { outageResolver } from './series-coverage/outages';
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
import type { EntityTable } from './entity-table';
import type { Feed } from './ingest/feed';
import { settleClaims } from './ingest/claims/settle-claims';
import { rollupsOf, sumsOf } from './observations/derived-datasets';
import { observationLoaders } from './observations/observation.loader';
import type { DayOf, Simulation } from './simulation/simulation';
import type { PublishedStations } from './stations/publish-stations';
import type { PublishedStationKind } from './stations/station-kind';
import type { StationTable } from './stations/station-table';
import { stationLoaders } from './stations/station.loader';
import { fullPrecision, disclosedPrecision, type PrecisionOf } from './stations/disclosed-position';

/**
 * A department of the hub: one exported value in `subgraphs/<name>/department.ts`. Importing it
 * starts nothing.
 */
export interface Department<Loaders = unknown> {
  /** The folder's name; the department's id in the plan, in tokens and in datasets. */
  readonly name: string;
  readonly titleZh: string;
  readonly titleEn: string;
  /** Office responsible for its data. */
  readonly steward: string;
  readonly datasets: ReadonlyArray<Dataset>;
  readonly resolvers: ReadonlyArray<ClassType>;
  readonly types: ReadonlyArray<ClassType>;
  readonly references: Readonly<Record<string, ResolveReference>>;
  /** Kinds of its stations, announced to `reference`; absent: the department has no stations. */
  readonly stationKinds?: ReadonlyArray<PublishedStationKind>;
  /** How SQL reads its types of stations; absent: the department has no stations. */
  readonly stationTables?: ReadonlyArray<StationTable>;
  /** Tables whose rows are entities, as SQL reads them; absent: it declares none. */
  readonly entityTables?: ReadonlyArray<EntityTable>;
  /** Creates the department's own loaders, for each request. */
  readonly loaders: (foundation: LoaderFoundation) => Loaders;
  /** Period of one partition of its observations; a shorter one for denser data. */
  readonly partition: 'month' | 'year';
  /** Monitoring network whose day the roll-ups of a kind of station use. */
  readonly dayOf: DayOf;
  /**
   * Precision at which positions of a kind of station are disclosed to others; absent: the
   * precision of `Place`.
   */
  readonly precisionOf?: PrecisionOf;
  /** Feeds of real data that the department can import. */
  readonly feeds: ReadonlyArray<Feed>;
  /**
   * Stores the department's initial data (the mandate, districts …) after migration; safe to
   * repeat.
   */
  readonly prepare?: (transaction: Transaction) => Promise<void>;
  /** Labelled synthetic data for the demonstration; absent if a department has none. */
  readonly simulate?: (seed: number) => Simulation;
}

/**
 * Stores a department's initial data as its owner, and announces the kinds of its stations, its
 * stations, its newest deliveries and whether it holds measurements. Each start announces again:
 * the data may be older than the tables that receive announcements, positions may have been
 * disclosed more precisely before, or the process may have been killed between commit and
 * announcement. Returns lines that name the series that moved to another dataset, wait to be moved,
 * or belong to no dataset.
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

/**
 * Returns the schema parts of a department with measurements: its published stations and its own
 * resolvers.
 */
export function publishedTypes(
  name: string,
  publications: ReadonlyArray<PublishedStations>,
  resolvers: ReadonlyArray<ClassType>,
): Required<
  Pick<Department, 'resolvers' | 'types' | 'references' | 'stationKinds' | 'stationTables'>
> {
  return {
    resolvers: [
      ...publications.flatMap((publication) => publication.resolvers),
      reviewResolver(name),
      unreviewedDayResolver(name),
      reviewQueryResolver(name),
      reviewActResolver(name),
      outageResolver(name),
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
    stationTables: publications.map(({ table }) => table),
  };
}

/** Input from which a department's context is created. */
export interface DepartmentInput {
  readonly database: Database;
  readonly now: () => Date;
  /** Access decisions for the caller of the request. */
  readonly access: AccessDecisions;
  readonly requestId: string;
  /** Deadlines from the settings; absent: those of the law. */
  readonly deadlines?: Deadlines;
}

/**
 * Creates the context of a department's resolvers for one request; its loaders live no longer than
 * the request.
 */
export function departmentContext(
  department: Department,
  input: DepartmentInput,
): DepartmentContext {
  const { name } = department;
  const { database, now, access, requestId, deadlines = RULED_DEADLINES } = input;
  let loaders: Loaders | undefined;
  const loaded = () => (loaders ??= loadersOf(department, input)); // A fetch that is pushed down needs none.
  return {
    ...{ access, now, deadlines, requestId },
    observations: (dataset) => loaded().observations(dataset),
    coverage: (dataset) => loaded().coverage(dataset),
    stations: (dataset) => loaded().stations(dataset),
    revisions: (question, page) => loaded().revisions(question, page),
    get reviews() {
      return loaded().reviews;
    },
    batches: (...question) => loaded().batches(...question),
    get load() {
      return loaded().load;
    },
    write: (work) => database.asWriter(name, work),
  };
}

type Loaders = Pick<
  DepartmentContext,
  'observations' | 'coverage' | 'stations' | 'revisions' | 'reviews' | 'batches' | 'load'
>;

function loadersOf(department: Department, input: DepartmentInput): Loaders {
  const { name, loaders } = department;
  const { access } = input;
  const foundation = loaderFoundation(department, input);
  return {
    observations: onceEach((dataset) =>
      observationLoaders({
        reader: foundation.readerOf(dataset),
        limits: access.limitsOf(dataset),
        schema: name,
        dataset,
        rollupsOf: rollupsOf(declaredIn(department, dataset)),
      }),
    ),
    coverage: onceEach((dataset) =>
      coverageLoader({
        ...{ reader: foundation.readerOf(dataset), limits: access.limitsOf(dataset) },
        ...{ schema: name, dataset, kinds: department.stationKinds ?? [], now: input.now },
      }),
    ),
    stations: onceEach((dataset) => {
      const readFor = { dataset, told: foundation.precisionIn(dataset) };
      return stationLoaders({ ...readFor, reader: foundation.readerOf(dataset), schema: name });
    }),
    revisions: (question, page) =>
      revisionPage({ reader: foundation.hubReader, schema: name }, question, page),
    reviews: reviewReads(foundation.hubReader, name),
    batches: batchLoader(foundation.hubReader, name),
    load: loaders(foundation),
  };
}

/**
 * Creates the readers of each dataset: within its limits, and for sums also over the datasets that
 * it is declared to be derived from.
 */
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

/** Returns a function that creates a value once for each dataset. */
function onceEach<Made>(make: (dataset: string) => Made): (dataset: string) => Made {
  const made = new Map<string, Made>();
  return (dataset) => {
    const known = made.get(dataset) ?? make(dataset);
    made.set(dataset, known);
    return known;
  };
}
