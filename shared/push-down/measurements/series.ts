import { getNamedType, Kind } from 'graphql';
import type { Aggregation } from '../../domain/indicators';
import { rollupsOf } from '../../monitoring/observations/derived-datasets';
import { requireCalendarPeriod } from '../../monitoring/observations/calendar-days';
import {
  areCalendarDays,
  haveDays,
  type PointArguments,
  type PointsQuery,
} from '../../monitoring/observations/points-query';
import { MAX_POINTS } from '../../monitoring/observations/series-columns';
import { pointsSql } from '../../monitoring/observations/series-points';
import { Days, Step } from '../../monitoring/vocabulary';
import {
  argumentNode,
  argumentsOf,
  fieldOf,
  type ArgumentValues,
  type FieldArguments,
} from '../arguments';
import { requestedFact, withFacts } from './facts';
import { Fallback } from '../fallback';
import {
  BROKEN_SQL,
  computed,
  listSql,
  quoted,
  quotedList,
  type JsonText,
} from '../text/json-text';
import { measuredText, type MeasuredPlace } from './measured-fields';
import { periodSql, requestedPeriod } from './period-sql';
import { objectType, type Scope } from '../scope';
import type { SelectedField } from '../selection';
import { columnTexts, pointColumns } from './series-columns';

/** The series of one indicator at a station, in columns. */
export function seriesText(scope: Scope, place: MeasuredPlace, field: SelectedField): JsonText {
  const { parameters, declared } = scope;
  const schema = declared.department;
  const type = objectType(scope, getNamedType(fieldOf(place.type, field.name).type).name);
  const asked = argumentsOf(place.type, field);
  const grain = { step: stepOf(scope, field), days: daysOf(scope, field) };
  const { step } = grain;
  const fact = (values: ArgumentValues) => requestedFact(values['indicator']);
  const decimals = () => parameters.add('int', (run) => fact(asked.of(run)).decimals + 1);
  const texts = columnTexts({ scope, type, grain, decimals });
  const text = withFacts(measuredText(scope, { type, texts }, field), (make) =>
    parameters.add('text', (run) => make(fact(asked.of(run)))),
  );
  const code = parameters.add('text', (run) => fact(asked.of(run)).code);
  const points = pointsSql(
    { schema, ...grain, aggregation: aggregationOf(scope, grain, field) },
    pointArguments(scope, { asked, dataset: place.dataset }, grain),
  );
  const where = [
    `s.station_id = ${place.stationId}`,
    `s.dataset = any(${quotedList(datasetsOf(scope, place.dataset, step))})`,
    `s.indicator_code = ${code}`,
    ...averagingSql(scope, asked),
  ].join(' and ');
  const tooMany = computed(
    `case when ${countSql(step)} > ${String(MAX_POINTS)} then ${BROKEN_SQL} else '' end`,
  );
  return computed(`(select ${listSql([...tooMany, ...text], { order: 's.averaging, s.depth, s.method' })}
    from ${schema}.series s cross join lateral (select ${pointColumns(grain)} from (${points}) p) x where ${where})`);
}

/** Hours are always aggregated: values that cannot be, fail also where they are not selected. */
function countSql(step: Step): string {
  return step === Step.HOUR ? 'cardinality(x.values)' : 'x.n';
}

function stepOf(scope: Scope, field: SelectedField): Step {
  const given = decidedArgument(scope, field, 'step');
  const step = given === undefined ? Step.RAW : Object.values(Step).find((one) => one === given);
  if (step === undefined) throw new Fallback('ARGUMENT', 'series: step');
  return step;
}

function daysOf(scope: Scope, field: SelectedField): Days {
  const given = decidedArgument(scope, field, 'days');
  const days =
    given === undefined ? Days.NETWORK : Object.values(Days).find((one) => one === given);
  if (days === undefined) throw new Fallback('ARGUMENT', 'series: days');
  return days;
}

/** An argument that decides the form of the statement, so that a variable for it is known. */
function decidedArgument({ switches }: Scope, { node }: SelectedField, name: string): unknown {
  const value = argumentNode(node, name);
  if (value?.kind === Kind.VARIABLE) return switches[value.name.value];
  return value && 'value' in value ? value.value : undefined;
}

/** Step and days of a series. */
type Grain = Pick<PointsQuery, 'step' | 'days'>;

/** How hours and calendar days are made from values; a roll-up holds its values already. */
function aggregationOf(scope: Scope, grain: Grain, field: SelectedField): Aggregation {
  if (grain.step !== Step.HOUR && !areCalendarDays(grain)) return 'MEAN';
  return requestedFact(decidedArgument(scope, field, 'indicator')).aggregation;
}

function pointArguments(
  scope: Scope,
  { asked, dataset }: { readonly asked: FieldArguments; readonly dataset: string },
  grain: Grain,
): PointArguments {
  const isCalendar = areCalendarDays(grain);
  const period = requestedPeriod(scope, asked, isCalendar ? requireCalendarPeriod : undefined);
  const of = { ...period, most: String(MAX_POINTS + 1), dataset: quoted(dataset) };
  const isBounded = scope.isTimeLimited && (grain.step === Step.HOUR || isCalendar);
  return isBounded ? { ...of, bounds: periodSql(scope) } : of;
}

/** Roll-ups also show other datasets, if the dataset is declared to be derived from them. */
function datasetsOf({ declared }: Scope, dataset: string, step: Step): ReadonlyArray<string> {
  const rollups = rollupsOf(declared.datasets.find(({ id }) => id === dataset));
  return [dataset, ...(haveDays(step) ? rollups[step] : [])];
}

function averagingSql({ parameters }: Scope, asked: FieldArguments): ReadonlyArray<string> {
  if (!asked.isGiven('averaging')) return [];
  const averaging = parameters.add('text', (run) => asked.of(run)['averaging'] ?? null);
  const isAsked = `s.averaging = ${averaging}`;
  return [asked.constant === null ? `(${averaging} is null or ${isAsked})` : isAsked];
}
