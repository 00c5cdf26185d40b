import { DISTRICTS } from '../../../../shared/domain/districts';
import { RiverGateError } from '../../../../shared/errors/rivergate-error';
import type { Organisation } from '../../../../shared/identity/caller';
import { ownerOf } from '../../../../shared/sharing/dataset';
import { checkedText } from '../checked-text';
import type { PresentDataset, DataRequestRow } from '../request-row';
import type { RequestedDatasetDraft } from './request.store';

/** Input of an applicant; absent or null: no value, no bound. */
export interface DraftInput {
  readonly datasets: ReadonlyArray<{
    readonly datasetId: string;
    /** Coordinates; null: the whole dataset. */
    readonly fields?: ReadonlyArray<string> | null;
  }>;
  readonly purpose?: string | null;
  readonly dutyBasis?: string | null;
  readonly districts?: ReadonlyArray<string> | null;
  readonly dataFrom?: string | null;
  readonly dataBefore?: string | null;
  readonly wantedFrom?: string | null;
  readonly wantedUntil?: string | null;
  readonly operationsPerDay?: number | null;
  readonly securityContact?: string | null;
  readonly securityPhone?: string | null;
  readonly applicantName?: string | null;
}

/** The content of a draft, as stored. */
export type DraftedRequest = Pick<
  DataRequestRow,
  | 'purpose'
  | 'dutyBasis'
  | 'districts'
  | 'dataFrom'
  | 'dataBefore'
  | 'wantedFrom'
  | 'wantedUntil'
  | 'operationsPerDay'
  | 'securityContact'
  | 'securityPhone'
>;

/** The facts against which a draft is checked. */
export interface DraftContext {
  readonly applicant: Organisation;
  /** Catalogue entries of the named datasets. */
  readonly present: ReadonlyMap<string, PresentDataset>;
  /** Owner to whom the request goes; null while it may still go to any. */
  readonly owner: string | null;
}

/**
 * Most datasets of one request, most fields named of each of them, and most faults that are
 * reported.
 */
const MAX_DATASETS = 50;
const MAX_FIELDS = 1000;
const MAX_FAULTS = 50;

/**
 * Returns the content of a draft, which may be incomplete. All faults of form are reported to
 * `faults`.
 */
export function drafted(input: DraftInput, faults: string[]): DraftedRequest {
  const text = (value: string | null | undefined, name: string, max: number) =>
    checkedText(value, { name, max }, faults);
  const { dataFrom = null, dataBefore = null, wantedFrom = null, wantedUntil = null } = input;
  const { operationsPerDay = null } = input;
  if (isUpsideDown(msOf(dataFrom), msOf(dataBefore)))
    faults.push('dataBefore: it must be later than dataFrom.');
  if (isUpsideDown(wantedFrom, wantedUntil))
    faults.push('wantedUntil: it must be later than wantedFrom.');
  if (operationsPerDay !== null && operationsPerDay < 1)
    faults.push(`operationsPerDay: at least 1, but got ${String(operationsPerDay)}.`);
  return {
    purpose: text(input.purpose, 'purpose', 300),
    dutyBasis: text(input.dutyBasis, 'dutyBasis', 1000),
    districts: checkedDistricts(input.districts ?? null, faults),
    ...{ dataFrom, dataBefore, wantedFrom, wantedUntil, operationsPerDay },
    securityContact: text(input.securityContact, 'securityContact', 100),
    securityPhone: text(input.securityPhone, 'securityPhone', 50),
  };
}

/** Returns the datasets that a draft names. All faults are reported to `faults`. */
export function draftedDatasets(
  { datasets }: DraftInput,
  requestContext: DraftContext,
  faults: string[],
): ReadonlyArray<RequestedDatasetDraft> {
  if (datasets.length > MAX_DATASETS) {
    faults.push(`datasets: at most ${String(MAX_DATASETS)}, but got ${String(datasets.length)}.`);
    return [];
  }
  const ids = datasets.map(({ datasetId }) => datasetId);
  if (new Set(ids).size < ids.length) faults.push('datasets: each may be named only once.');
  return datasets.map(({ datasetId, fields }) => {
    faults.push(...datasetFaults(datasetId, fields ?? null, requestContext));
    const chosen = fields ? [...new Set(fields)].sort() : null;
    return { datasetId, isWhole: chosen === null, fields: chosen, version: null, sharing: null };
  });
}

function datasetFaults(
  datasetId: string,
  fields: ReadonlyArray<string> | null,
  { applicant, present, owner }: DraftContext,
): ReadonlyArray<string> {
  const known = present.get(datasetId);
  const name = `datasets: "${datasetId.slice(0, 100)}"`;
  if (!known) return [`${name} is not in the catalogue.`];
  const of = ownerOf(datasetId);
  if (applicant.kind === 'DEPARTMENT' && applicant.id === of)
    return [`${name} belongs to the caller's department, which needs no request.`];
  if (owner !== null && owner !== of)
    return [`${name} belongs to the department "${of}"; this request goes to "${owner}".`];
  if (fields?.length === 0) return [`${name}: no field is requested.`];
  if (fields && areTooMany(fields)) return [tooManyFields(name, fields)];
  return (fields ?? [])
    .filter((field) => !known.fields.includes(field))
    .map((field) => `${name} has no field "${field.slice(0, 100)}".`);
}

/** Returns the fault for more fields than any dataset has. */
export function tooManyFields(name: string, fields: ReadonlyArray<string>): string {
  return `${name}: at most ${String(MAX_FIELDS)} fields, but got ${String(fields.length)}.`;
}

/** Returns whether more fields are named than any dataset has. */
export function areTooMany(fields: ReadonlyArray<string>): boolean {
  return fields.length > MAX_FIELDS;
}

/** Returns the codes in order, without duplicates; null: all. Faults are reported to `faults`. */
export function checkedDistricts(
  codes: ReadonlyArray<string> | null,
  faults: string[],
): ReadonlyArray<string> | null {
  if (codes === null) return null;
  if (codes.length === 0)
    faults.push('districts: name at least one, or omit it for all districts.');
  if (codes.length > 10 * DISTRICTS.length) {
    faults.push(
      `districts: there are ${String(DISTRICTS.length)}, but got ${String(codes.length)}.`,
    );
    return [];
  }
  const unknown = codes.filter((code) => DISTRICTS.every((district) => district.code !== code));
  for (const code of unknown)
    faults.push(`districts: "${code.slice(0, 20)}" is no county-level division of Jiangmen.`);
  return [...new Set(codes)].sort();
}

/** Throws BAD_USER_INPUT with the faults that were found, the first 50 of them. */
export function requireNoFaults(faults: ReadonlyArray<string>): void {
  if (faults.length === 0) return;
  const left = faults.length - MAX_FAULTS;
  const told = left > 0 ? [...faults.slice(0, MAX_FAULTS), `And ${String(left)} more.`] : faults;
  throw new RiverGateError('BAD_USER_INPUT', told.join(' '), { faults: told });
}

function isUpsideDown<Value extends string | number>(
  from: Value | null,
  to: Value | null,
): boolean {
  return from !== null && to !== null && from >= to;
}

function msOf(instant: string | null): number | null {
  return instant === null ? null : Date.parse(instant);
}

/** Returns the texts that have the form of an id; others cannot be in the catalogue. */
export function idsOf({ datasets }: DraftInput): ReadonlyArray<string> {
  return datasets
    .map(({ datasetId }) => datasetId)
    .filter((id) => /^[a-z0-9-]+\/[a-z0-9-]+$/.test(id));
}
