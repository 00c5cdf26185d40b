import { groupBy } from '../../../../shared/data/keyed';
import type { AccessDecisions } from '../../../../shared/sharing/access-decisions';
import { ownerOf, type SharingClass } from '../../../../shared/sharing/dataset';
import { CATALOGUE } from '../../catalogue/module';
import { requireNoFaults } from './request-draft';
import type { DataRequestRow, RequestedDatasetRow } from '../request-row';
import type { RequestedDatasetDraft } from './request.store';

/** The part of a request that goes to one owner. */
export interface OwnersPart {
  readonly ownerId: string;
  readonly datasets: ReadonlyArray<RequestedDatasetDraft>;
  readonly isUnconditional: boolean;
}

/** The request to submit, and the day. */
export interface ToSubmit {
  readonly request: Pick<
    DataRequestRow,
    'applicantKind' | 'purpose' | 'dutyBasis' | 'securityContact' | 'wantedUntil'
  >;
  readonly datasets: ReadonlyArray<ToSettle>;
  readonly today: string;
}

/** A requested dataset, with its present catalogue entry. */
export type ToSettle = Pick<RequestedDatasetRow, 'datasetId' | 'isWhole' | 'fields' | 'present'>;

/**
 * Returns the parts of a request, one for each owner in the order in which the request names them,
 * with the present fields and versions of datasets.
 *
 * Throws BAD_USER_INPUT with everything that is missing. The operator checks whether the content is
 * right.
 */
export function partsToSubmit(
  toSubmit: ToSubmit,
  access: AccessDecisions,
): ReadonlyArray<OwnersPart> {
  const faults: string[] = missingParts(toSubmit);
  const settled = toSubmit.datasets.map((dataset) =>
    settledDataset(dataset, { ...settlingOf(toSubmit, dataset, access), faults }),
  );
  requireNoFaults(faults);
  return partsOf(settled);
}

/** Returns the datasets by owner. */
export function partsOf(settled: ReadonlyArray<RequestedDatasetDraft>): ReadonlyArray<OwnersPart> {
  return [...groupBy(settled, ({ datasetId }) => ownerOf(datasetId))].map(
    ([ownerId, datasets]) => ({
      ownerId,
      datasets,
      isUnconditional: datasets.every(({ sharing }) => sharing === 'UNCONDITIONAL'),
    }),
  );
}

/** The facts from which the submitted form of a dataset is derived. */
export function settlingOf(
  { request }: { readonly request: Pick<DataRequestRow, 'applicantKind'> },
  { datasetId }: ToSettle,
  access: AccessDecisions,
): Omit<Settling, 'faults'> {
  return {
    isDepartment: request.applicantKind === 'DEPARTMENT',
    sharing: CATALOGUE.requestedClass(access, datasetId),
  };
}

/** Returns the parts that a request lacks for submission. */
export function missingParts({ request, datasets, today }: ToSubmit): string[] {
  const faults: string[] = [];
  if (datasets.length === 0) faults.push('datasets: name at least one.');
  const texts = ['purpose', 'dutyBasis', 'securityContact'] as const;
  faults.push(
    ...texts.filter((name) => request[name] === '').map((name) => `${name}: it is missing.`),
  );
  if (request.wantedUntil === null) faults.push('wantedUntil: it is missing.');
  else if (request.wantedUntil <= today)
    faults.push(`wantedUntil: it must be later than today, ${today}.`);
  return faults;
}

interface Settling {
  readonly isDepartment: boolean;
  readonly sharing: SharingClass;
  readonly faults: string[];
}

/**
 * Returns a dataset with its present fields, version and class. Data that every department may read
 * are a fault: departments need no request for them. Faults are reported to `faults`.
 */
export function settledDataset(
  { datasetId, isWhole, fields, present }: ToSettle,
  { isDepartment, sharing, faults }: Settling,
): RequestedDatasetDraft {
  const name = `datasets: "${datasetId}"`;
  if (!present) faults.push(`${name} is no longer in the catalogue.`);
  if (sharing === 'UNCONDITIONAL' && isDepartment)
    faults.push(`${name} is shared with every department without condition: it needs no request.`);
  const now = present?.fields ?? [];
  const chosen = isWhole ? now : (fields ?? []).filter((field) => now.includes(field));
  if (present && chosen.length === 0) faults.push(`${name}: none of the fields exists any more.`);
  return { datasetId, isWhole, fields: chosen, version: present?.version ?? null, sharing };
}
