import { checkedText } from '../checked-text';
import { areTooMany, checkedDistricts, tooManyFields } from './request-draft';
import type {
  DecidedDataset,
  DecisionRow,
  DataRequestRow,
  RequestedDatasetRow,
} from '../request-row';

/** A decision as drafted; absent or null: as requested. */
export interface DecisionInput {
  readonly outcome: 'GRANT' | 'REFUSE';
  readonly documentNumber: string;
  readonly reason?: string | null;
  readonly attachmentId?: string | null;
  readonly datasets?: ReadonlyArray<{
    readonly datasetId: string;
    readonly fields?: ReadonlyArray<string> | null;
  }> | null;
  readonly districts?: ReadonlyArray<string> | null;
  readonly dataFrom?: string | null;
  readonly dataBefore?: string | null;
  readonly validFrom?: string | null;
  readonly until?: string | null;
  readonly operationsPerDay?: number | null;
}

/** The request with its datasets. */
export interface RequestedData {
  readonly request: DataRequestRow;
  readonly datasets: ReadonlyArray<RequestedDatasetRow>;
}

/**
 * Returns the decision on a request, in whole or in part: fewer datasets, fields or districts, a
 * shorter period, a quota. Faults are reported to `faults`: a grant may not exceed the request.
 */
export function decisionOf(
  asked: RequestedData,
  input: DecisionInput,
  faults: string[],
): DecisionRow {
  const about = decidedWhy(input, faults);
  if (input.outcome === 'REFUSE') {
    if (about.reason === null) faults.push('reason: a refusal gives its reason.');
    return { ...NOTHING, ...about };
  }
  const decision = {
    ...about,
    outcome: 'GRANT' as const,
    datasets: decidedDatasets(asked, input, faults),
    ...decidedLimits(asked.request, input, faults),
  };
  faults.push(...excesses(decision, asked.request));
  const isFaultless = faults.length === 0; // Anything beyond is not part of the request.
  if (isFaultless && about.reason === null && isPartial(asked, decision))
    faults.push('reason: it is required for a grant of less than was requested.');
  return decision;
}

const NOTHING = {
  outcome: 'REFUSE',
  datasets: [],
  districts: null,
  dataFrom: null,
  dataBefore: null,
  validFrom: null,
  until: null,
  operationsPerDay: null,
} as const;

/** Returns the document and the reason of a decision. */
function decidedWhy(input: DecisionInput, faults: string[]) {
  const documentNumber = checkedText(
    input.documentNumber,
    { name: 'documentNumber', max: 100 },
    faults,
  );
  const reason = checkedText(input.reason, { name: 'reason', max: 1000 }, faults);
  if (documentNumber === '') faults.push('documentNumber: it is missing.');
  return { documentNumber, attachmentId: input.attachmentId ?? null, reason: reason || null };
}

/** Returns districts, periods and quota of a decision; by default those of the request. */
function decidedLimits(request: DataRequestRow, input: DecisionInput, faults: string[]) {
  return {
    districts: checkedDistricts(input.districts ?? request.districts, faults),
    dataFrom: input.dataFrom ?? request.dataFrom,
    dataBefore: input.dataBefore ?? request.dataBefore,
    validFrom: input.validFrom ?? request.wantedFrom,
    until: input.until ?? request.wantedUntil,
    operationsPerDay: input.operationsPerDay ?? request.operationsPerDay,
  };
}

function decidedDatasets(
  { datasets }: RequestedData,
  input: DecisionInput,
  faults: string[],
): ReadonlyArray<DecidedDataset> {
  const chosen = input.datasets ?? datasets.map(({ datasetId }) => ({ datasetId }));
  if (chosen.length === 0) faults.push('datasets: a grant must name at least one.');
  if (chosen.length > datasets.length) {
    faults.push('datasets: more than were requested.');
    return [];
  }
  if (new Set(chosen.map(({ datasetId }) => datasetId)).size < chosen.length)
    faults.push('datasets: each may be named only once.');
  return chosen.map((one) => {
    const asked = datasets.find(({ datasetId }) => datasetId === one.datasetId)?.fields ?? [];
    const fields = 'fields' in one && one.fields ? [...new Set(one.fields)].sort() : asked;
    const name = `datasets: "${one.datasetId.slice(0, 100)}"`;
    if (areTooMany(fields)) {
      faults.push(tooManyFields(name, fields));
      return { datasetId: one.datasetId, fields: [] };
    }
    if (asked.length === 0) faults.push(`${name} was not requested.`);
    else if (fields.length === 0) faults.push(`${name}: no field is granted.`);
    const more = asked.length === 0 ? [] : fields.filter((field) => !asked.includes(field));
    faults.push(...more.map((field) => `${name}: "${field.slice(0, 100)}" was not requested.`));
    return { datasetId: one.datasetId, fields };
  });
}

/**
 * Returns the faults of a decision that exceeds the request, or whose periods end before they
 * begin.
 */
function excesses(decision: DecisionRow, request: DataRequestRow): ReadonlyArray<string> {
  const { districts, dataFrom, dataBefore, validFrom, until, operationsPerDay } = decision;
  const rules: ReadonlyArray<readonly [isBroken: boolean, fault: string]> = [
    [hasMore(districts, request.districts), 'districts: more than were requested.'],
    [isBelow(msOf(dataFrom), msOf(request.dataFrom)), 'dataFrom: earlier than was requested.'],
    [isBelow(msOf(request.dataBefore), msOf(dataBefore)), 'dataBefore: later than was requested.'],
    [
      isBelow(msOf(dataBefore), msOf(dataFrom), true),
      'dataBefore: it must be later than dataFrom.',
    ],
    [isBelow(validFrom, request.wantedFrom), 'validFrom: earlier than was requested.'],
    [isBelow(request.wantedUntil, until), 'until: later than was requested.'],
    [isBelow(until, validFrom, true), 'until: it must be later than validFrom.'],
    [operationsPerDay !== null && operationsPerDay < 1, 'operationsPerDay: at least 1.'],
    [
      isBelow(request.operationsPerDay, operationsPerDay),
      'operationsPerDay: more than were requested.',
    ],
  ];
  return rules.filter(([isBroken]) => isBroken).map(([, fault]) => fault);
}

function hasMore(
  granted: ReadonlyArray<string> | null,
  asked: ReadonlyArray<string> | null,
): boolean {
  return asked !== null && (granted ?? []).some((code) => !asked.includes(code));
}

/** Returns whether one bound lies below another; false if a bound is missing. */
function isBelow<Value extends string | number>(
  one: Value | null,
  other: Value | null,
  orAt = false,
): boolean {
  return one !== null && other !== null && (one < other || (orAt && one === other));
}

/** Returns whether less was granted than requested. */
export function isPartial({ request, datasets }: RequestedData, decision: DecisionRow): boolean {
  const isNarrower: ReadonlyArray<boolean> = [
    fieldCount(decision.datasets) < fieldCount(datasets),
    JSON.stringify(decision.districts) !== JSON.stringify(request.districts),
    msOf(decision.dataFrom) !== msOf(request.dataFrom),
    msOf(decision.dataBefore) !== msOf(request.dataBefore),
    decision.until !== request.wantedUntil,
    decision.operationsPerDay !== request.operationsPerDay,
  ];
  return isNarrower.some(Boolean);
}

function fieldCount(all: ReadonlyArray<{ readonly fields: ReadonlyArray<string> | null }>): number {
  return all.reduce((sum, { fields }) => sum + (fields?.length ?? 0), 0);
}

function msOf(instant: string | null): number | null {
  return instant === null ? null : Date.parse(instant);
}
