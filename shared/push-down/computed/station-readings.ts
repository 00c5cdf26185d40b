import type { GraphQLObjectType } from 'graphql';
import type { DepartmentContext } from '../../monitoring/department-context';
import {
  readingArguments,
  type DeclaredReadings,
} from '../../monitoring/observations/declared-readings';
import { asOfSql } from '../../monitoring/observations/newest-sql';
import {
  observationsJsonSql,
  observationsOfJson,
} from '../../monitoring/observations/observation-json';
import { argumentsOf, type FieldArguments } from '../arguments';
import { newestJoin } from '../measurements/latest';
import type { Scope } from '../scope';
import type { SelectedField } from '../selection';
import { quoted, quotedList } from '../text/json-text';
import type { StationReadings } from './marked-field';

interface ComputedField {
  readonly type: GraphQLObjectType;
  readonly dataset: string;
  readonly readings: DeclaredReadings;
}

/** Returns what a field of a station is declared to be computed from: the same rows as by the loaders. */
export function stationReadings(
  scope: Scope,
  { type, dataset, readings }: ComputedField,
  field: SelectedField,
): StationReadings {
  const schema = scope.declared.department;
  const asked = argumentsOf(type, field);
  const isAt = asked.isGiven('at') && readings.maxAgeMs !== null;
  const where = [
    's.station_id = t.id',
    `s.dataset = ${quoted(dataset)}`,
    ...(readings.indicators ? [`s.indicator_code = any(${quotedList(readings.indicators)})`] : []),
  ].join(' and ');
  const joined = isAt ? asOfSql(schema, instantsOf(scope, asked, readings)) : newestJoin(scope);
  return {
    sql: `(select ${observationsJsonSql(schema)} from ${schema}.series s ${joined}
      join ${schema}.batch b on b.id = o.batch_id where ${where})`,
    give: (text, stationId, call) => {
      const at = isAt ? instantIn(asked.of(call)) : null;
      if (isAt && at === null) return; // Nothing was read as of an instant that is null.
      const { observations } = call.context as DepartmentContext; // The context of every department.
      const rows = observationsOfJson(text, stationId);
      observations(dataset).prime(readingArguments(readings, at), stationId, rows);
    },
  };
}

/** SQL of the instant, and of the one after which a value must lie. */
function instantsOf(
  { parameters }: Scope,
  asked: FieldArguments,
  { maxAgeMs }: DeclaredReadings,
): readonly [at: string, after: string] {
  const before = (at: string | null) =>
    at === null ? null : new Date(Date.parse(at) - (maxAgeMs ?? 0)).toISOString();
  return [
    parameters.add('timestamptz', (run) => instantIn(asked.of(run))),
    parameters.add('timestamptz', (run) => before(instantIn(asked.of(run)))),
  ];
}

function instantIn({ at }: Readonly<Record<string, unknown>>): string | null {
  return typeof at === 'string' ? at : null;
}
