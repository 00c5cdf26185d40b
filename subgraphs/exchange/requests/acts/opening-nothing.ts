import { RiverGateError } from '../../../../shared/errors/rivergate-error';
import type { DatasetShape } from '../../../../shared/monitoring/dataset-shape';

/**
 * A field that gives no access by itself: neither the field nor its subfields are returned without
 * other fields.
 */
export interface UselessField {
  readonly datasetId: string;
  /** `Type.field` */
  readonly field: string;
  /** Subfields, at least one of which is required with it. */
  readonly leaves: ReadonlyArray<string>;
}

/** The chosen fields of a dataset, and which other fields the applicant may already read. */
export interface ChosenFields {
  readonly datasetId: string;
  readonly fields: ReadonlyArray<string>;
  readonly shape: DatasetShape;
  readonly isOpen: (coordinate: string) => boolean;
}

/** Returns the objects among the chosen fields of which no leaf is chosen or already readable. */
export function uselessFields(chosen: ChosenFields): ReadonlyArray<UselessField> {
  const { datasetId, fields, shape } = chosen;
  return fields.flatMap((field) => {
    const leaves = shape[field]?.leaves ?? [];
    return lacksAll(leaves, chosen) ? [{ datasetId, field, leaves }] : [];
  });
}

/**
 * Returns whether a chosen field would be returned at all: whether a leaf below it and a path to it
 * are chosen or already readable.
 */
export function isUseful(field: string, chosen: ChosenFields): boolean {
  const { leaves = [], ways = [] } = chosen.shape[field] ?? {};
  return !lacksAll(leaves, chosen) && !lacksAll(ways, chosen);
}

function lacksAll(wanted: ReadonlyArray<string>, { fields, isOpen }: ChosenFields): boolean {
  return wanted.length > 0 && !wanted.some((one) => fields.includes(one) || isOpen(one));
}

/** Throws OPENS_NOTHING with each object of which no leaf is requested. */
export function requireEffect(useless: ReadonlyArray<UselessField>): void {
  if (useless.length === 0) return;
  const told = useless.map(
    ({ field, leaves }) =>
      `"${field}" is an object: request at least one of ${leaves.join(', ')} with it.`,
  );
  throw new RiverGateError(
    'OPENS_NOTHING',
    `${told.join(' ')} (仅含对象而不含其下字段的申请不会开放任何数据)`,
    { useless },
  );
}
