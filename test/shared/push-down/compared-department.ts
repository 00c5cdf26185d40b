import type { ExecutionResult } from 'graphql';
import { DISTRICTS } from '../../../shared/domain/districts';
import { indicatorOf, INDICATORS } from '../../../shared/domain/indicators';
import { WATER_BODIES } from '../../../shared/domain/water-bodies';
import { compiledExecution, type Execute } from '../../../shared/graphql/compiled-execution';
import { guardedExecution, type GuardedExecute } from '../../../shared/graphql/guarded-execution';
import { departmentContext, type Department } from '../../../shared/monitoring/department';
import { cellOf } from '../../../shared/monitoring/stations/place';
import { declarationsOf } from '../../../shared/push-down/declarations';
import {
  pushDownExecution,
  type PushDownExecution,
  type PushedOutcome,
} from '../../../shared/push-down/push-down-execution';
import type { AccessDecisions } from '../../../shared/sharing/access-decisions';
import { departments } from '../../../subgraphs/registry';
import { schemaOf } from '../../setup/built-once';
import { TEST_NOW, type DepartmentHub } from '../../setup/department-hub';
import {
  accessOf,
  fieldsOf,
  grantedState,
  handlerOf,
  openState,
  PARTNER,
  type GrantedLimits,
} from '../../setup/sharing';
import type { KnownValues } from './generated-operation';

const NOW = new Date(TEST_NOW);

/** A department that answers twice: by resolvers, and by statements where they are pushed down. */
export interface ComparedDepartment {
  readonly name: string;
  readonly schema: Awaited<ReturnType<typeof schemaOf>>['schema'];
  readonly known: KnownValues;
  readonly pushDown: PushDownExecution;
  /** The resolvers alone. */
  readonly otherwise: Execute;
  /** What happened to each request since the list was last cleared. */
  readonly outcomes: PushedOutcome[];
  /** The answers of the resolvers and of push-down, behind the guard of the department. */
  readonly both: (asked: Asked, access: AccessDecisions) => Promise<Answers>;
  /** Ids of stations that lie in a district. */
  readonly stationsInDistricts: () => Promise<ReadonlyArray<string>>;
  /** Ids of stations with observations of an indicator, those with most first. */
  readonly stationsWith: (indicator: string) => Promise<ReadonlyArray<string>>;
  readonly contextOf: (access: AccessDecisions) => ReturnType<typeof departmentContext>;
}

/** An operation with its variables. */
export interface Asked {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

interface Answers {
  readonly resolved: ExecutionResult;
  readonly pushed: ExecutionResult;
}

/** Opens both executions of a department. */
export async function comparedDepartment(
  hub: DepartmentHub,
  department: Department,
): Promise<ComparedDepartment> {
  const { database } = hub;
  const { name } = department;
  const { schema, index } = await schemaOf(department);
  const outcomes: PushedOutcome[] = [];
  const otherwise = compiledExecution(schema, { onUnexpected: () => undefined }); // Broken values are compared by their answers.
  const pushDown = pushDownExecution({
    ...{ schema, index, database, otherwise, declarations: declarationsOf(department) },
    onOutcome: (outcome) => outcomes.push(outcome),
  });
  const guarded = (execute: Execute) => guardedExecution({ schema, index, execute });
  const [byResolvers, byStatements] = [guarded(otherwise), guarded(pushDown.execute)];
  const contextOf = (access: AccessDecisions) =>
    departmentContext(department, { database, now: () => NOW, access, requestId: 'test' });
  const answer = async (execute: GuardedExecute, asked: Asked, access: AccessDecisions) => {
    const { data, errors } = await execute(asked, contextOf(access)); // Extensions are for gateways.
    const read = JSON.parse(JSON.stringify({ data, errors })) as ExecutionResult;
    return { ...read, ...(read.errors && { errors: inOrder(read.errors) }) };
  };
  return {
    ...{ name, schema, pushDown, otherwise, outcomes, contextOf },
    known: await knownValues(hub, name),
    stationsInDistricts: () => stationsInDistricts(hub, name),
    stationsWith: (indicator) => stationsWith(hub, name, indicator),
    both: async (asked, access) => {
      const [resolved, pushed] = await Promise.all([
        answer(byResolvers, asked, access),
        answer(byStatements, asked, access),
      ]);
      return { resolved, pushed };
    },
  };
}

/** Errors of resolvers that run beside each other stand in the order in which they ended. */
function inOrder(errors: NonNullable<ExecutionResult['errors']>) {
  const keyed = errors.map((error) => [JSON.stringify(error), error] as const);
  return keyed.toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, error]) => error);
}

function stationsInDistricts({ database }: DepartmentHub, name: string) {
  return database.asOwner(name, async ({ query }) => {
    const rows = await query<{ id: string }>(
      `select id from ${name}.station where district_code is not null and kind = 'RIVER_STATION' order by id`,
    );
    return rows.map(({ id }) => id);
  });
}

/** Of series with a value that the schema does not promise none are among them. */
function stationsWith({ database }: DepartmentHub, name: string, indicator: string) {
  return database.asOwner(name, async ({ query }) => {
    const rows = await query<{ id: string }>(
      `select s.station_id as id from ${name}.series s join ${name}.observation o on o.series_id = s.id
      where s.indicator_code = $1 group by 1 having bool_and(coalesce(abs(o.value), 0) < 1e8) order by count(*) desc, 1`,
      [indicatorOf(indicator)?.code],
    );
    return rows.map(({ id }) => id);
  });
}

async function knownValues({ database }: DepartmentHub, name: string): Promise<KnownValues> {
  if (name === 'reference') return KNOWN_TO_ALL;
  return database.asOwner(name, async ({ query }) => {
    const texts = async (sql: string) =>
      (await query<{ value: string }>(sql)).map(({ value }) => value);
    const ofStations = (column: string) =>
      texts(
        `select distinct ${column} as value from ${name}.station where ${column} is not null order by 1 limit 30`,
      );
    const codes = await texts(
      `select indicator_code as value from ${name}.series group by 1 order by count(*) desc, 1 limit 20`,
    );
    return {
      stations: await texts(`select id as value from ${name}.station order by md5(id) limit 40`),
      kinds: await ofStations('kind'),
      districts: await ofStations('district_code'),
      waterBodies: await ofStations('water_body_code'),
      regions: await ofStations('region'),
      cells: await ofStations('cell'),
      indicators: codes.flatMap((code) => [code, indicatorOf(code)?.symbol ?? code]),
    };
  });
}

const CELL = cellOf({ latitude: 22.5, longitude: 113.1 });

/** Values of the department that has no stations. */
const KNOWN_TO_ALL: KnownValues = {
  ...{ stations: [], kinds: [], regions: [], cells: [CELL] },
  waterBodies: WATER_BODIES.map(({ code }) => code),
  districts: DISTRICTS.map(({ code }) => code),
  indicators: INDICATORS.map(({ code }) => code),
};

/** Limits of a caller who is granted each dataset within others. */
const SOME_LIMITS: ReadonlyArray<GrantedLimits> = [
  { before: '2026-11-22T12:00:00Z' },
  { districts: ['440703', '440781', '440783'] },
  {},
];

/** Callers with different decisions and row limits; the first reads everything. */
export async function someCallers(names: ReadonlyArray<string>) {
  const open = await openState();
  const fields = (
    await Promise.all(
      (await departments()).filter(({ name }) => names.includes(name)).map(fieldsOf),
    )
  ).flat();
  const limited: ReadonlyArray<Parameters<typeof grantedState>[0]> = [
    {},
    { fields: fields.filter((field) => !field.endsWith('.district')) },
    { fields: fields.filter((_, at) => at % 4 !== 0), before: '2026-11-22T12:00:00Z' },
    { districts: ['440703', '440781'] },
    { districts: [] },
    { from: '2026-11-22T00:00:00Z' },
    { before: '2026-11-22T12:00:00Z', precision: 6 },
    { from: '2026-11-21T06:30:00Z', before: '2026-11-22T12:30:00Z', districts: ['440705'] },
    { precision: 5 },
    (dataset) => SOME_LIMITS[dataset.length % SOME_LIMITS.length] ?? {},
  ];
  const partners = await Promise.all(
    limited.map(async (limits) =>
      accessOf({ caller: PARTNER, state: await grantedState(limits), now: NOW }),
    ),
  );
  const handlers = names.map((name) =>
    accessOf({ caller: handlerOf(name), state: open, now: NOW }),
  );
  return [...partners, ...handlers, accessOf({ caller: PARTNER, state: open, now: NOW })];
}
