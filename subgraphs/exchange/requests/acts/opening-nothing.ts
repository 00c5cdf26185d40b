import { RiverGateError } from '../../../../shared/errors/rivergate-error';
import type { DatasetShape } from '../../../../shared/monitoring/dataset-shape';

/** A field that opens nothing: without other fields neither it nor its subfields are returned. */
export interface UselessField {
  readonly datasetId: string;
  /** `Type.field` */
  readonly field: string;
  /** Of which at least one is wanted with it. */
  readonly leaves: ReadonlyArray<string>;
}

/** Fields of a dataset that are chosen, and which others are open to the applicant already. */
export interface ChosenFields {
  readonly datasetId: string;
  readonly fields: ReadonlyArray<string>;
  readonly shape: DatasetShape;
  readonly isOpen: (coordinate: string) => boolean;
}

/** The objects among chosen fields of which no leaf is chosen, nor open already. */
export function uselessFields(chosen: ChosenFields): ReadonlyArray<UselessField> {
  const { datasetId, fields, shape } = chosen;
  return fields.flatMap((field) => {
    const leaves = shape[field]?.leaves ?? [];
    return lacksAll(leaves, chosen) ? [{ datasetId, field, leaves }] : [];
  });
}

/** Whether a field among chosen ones would be answered at all: with a leaf below it, and a way to it. */
export function isUseful(field: string, chosen: ChosenFields): boolean {
  const { leaves = [], ways = [] } = chosen.shape[field] ?? {};
  return !lacksAll(leaves, chosen) && !lacksAll(ways, chosen);
}

function lacksAll(wanted: ReadonlyArray<string>, { fields, isOpen }: ChosenFields): boolean {
  return wanted.length > 0 && !wanted.some((one) => fields.includes(one) || isOpen(one));
}

/** Throws OPENS_NOTHING with each object of which no leaf is asked for. */
export function requireEffect(useless: ReadonlyArray<UselessField>): void {
  if (useless.length === 0) return;
  const told = useless.map(
    ({ field, leaves }) => `"${field}" is an object: ask for some of ${leaves.join(', ')} with it.`,
  );
  throw new RiverGateError(
    'OPENS_NOTHING',
    `${told.join(' ')} (仅含对象而不含其下字段的申请不会开放任何数据)`,
    { useless },
  );
}
