import { getNamedType, Kind } from 'graphql';
import type { Aggregation } from '../../domain/indicators';
import { rollupsOf } from '../../monitoring/observations/derived-datasets';
import {
  MAX_POINTS,
  pointsSql,
  type PointArguments,
} from '../../monitoring/observations/series-columns';
import { Step } from '../../monitoring/vocabulary';
import {
  argumentNode,
  argumentsOf,
  fieldOf,
  type ArgumentValues,
  type FieldArguments,
} from '../arguments';
import { requestedFact, withFacts } from './facts';
import { Fallback } from '../fallback';
import { BROKEN_SQL, computed, listSql, quotedList, type JsonText } from '../text/json-text';
import { measuredText, type MeasuredPlace } from './measured-fields';
import { periodSql, requestedPeriod } from './period-sql';
import { objectType, type Scope } from '../scope';
import type { SelectedField } from '../selection';
import { columnTexts, POINT_COLUMNS } from './series-columns';

/** The series of one indicator at a station, in columns. */
export function seriesText(scope: Scope, place: MeasuredPlace, field: SelectedField): JsonText {
  const { parameters, declared } = scope;
  const schema = declared.department;
  const type = objectType(scope, getNamedType(fieldOf(place.type, field.name).type).name);
  const asked = argumentsOf(place.type, field);
  const step = stepOf(scope, field);
  const fact = (values: ArgumentValues) => requestedFact(values['indicator']);
  const decimals = () => parameters.add('int', (run) => fact(asked.of(run)).decimals + 1);
  const texts = columnTexts({ scope, type, step, decimals });
  const text = withFacts(measuredText(scope, { type, texts }, field), (make) =>
    parameters.add('text', (run) => make(fact(asked.of(run)))),
  );
  const code = parameters.add('text', (run) => fact(asked.of(run)).code);
  const points = pointsSql(
    { schema, step, aggregation: aggregationOf(scope, step, field) },
    pointArguments(scope, asked, step),
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
    from ${schema}.series s cross join lateral (select ${POINT_COLUMNS} from (${points}) p) x where ${where})`);
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

/** An argument that decides the form of the statement, so that a variable for it is known. */
function decidedArgument({ switches }: Scope, { node }: SelectedField, name: string): unknown {
  const value = argumentNode(node, name);
  if (value?.kind === Kind.VARIABLE) return switches[value.name.value];
  return value && 'value' in value ? value.value : undefined;
}

/** How hours are made from values; a roll-up holds its values already. */
function aggregationOf(scope: Scope, step: Step, field: SelectedField): Aggregation {
  if (step !== Step.HOUR) return 'MEAN';
  return requestedFact(decidedArgument(scope, field, 'indicator')).aggregation;
}

function pointArguments(scope: Scope, asked: FieldArguments, step: Step): PointArguments {
  const at = { ...requestedPeriod(scope, asked), most: String(MAX_POINTS + 1) };
  return step === Step.HOUR && scope.isTimeLimited ? { ...at, wholeHours: periodSql(scope) } : at;
}

/** Roll-ups also show other datasets, if the dataset is declared to be derived from them. */
function datasetsOf({ declared }: Scope, dataset: string, step: Step): ReadonlyArray<string> {
  const rollups = rollupsOf(declared.datasets.find(({ id }) => id === dataset));
  return [dataset, ...(step === Step.DAY || step === Step.MONTH ? rollups[step] : [])];
}

function averagingSql({ parameters }: Scope, asked: FieldArguments): ReadonlyArray<string> {
  if (!asked.isGiven('averaging')) return [];
  const averaging = parameters.add('text', (run) => asked.of(run)['averaging'] ?? null);
  const isAsked = `s.averaging = ${averaging}`;
  return [asked.constant === null ? `(${averaging} is null or ${isAsked})` : isAsked];
}
