import { RESOURCE_ELEMENTS } from '../../../../shared/domain/resource-elements';

/**
 * A request in files to and from the city's exchange platform. Every value is a text, empty if
 * there is none; instants are RFC 3339, days YYYY-MM-DD, items of lists are separated by blanks.
 */
export interface FiledDataRequest {
  /** First line in a CSV file, or position in a JSON list, from 1. */
  readonly line: number;
  /** Values by the names of DATA_REQUEST_COLUMNS. */
  readonly values: FiledValues;
  readonly resources: ReadonlyArray<FiledResource>;
}

/** One resource of a request. */
export interface FiledResource {
  readonly line: number;
  /** Values by the names of RESOURCE_COLUMNS. */
  readonly values: FiledValues;
}

/** Values by column; a column that a file does not have is empty. */
export type FiledValues = Readonly<Record<string, string>>;

/** Rows of a file that could not be imported, and why. */
export interface FileRefusal {
  readonly line: number;
  readonly column: string;
  readonly value: string;
  readonly reason: string;
}

/** Columns of a request that an import reads. */
export const IMPORTED_COLUMNS = [
  'exchange_number',
  'applicant_kind',
  'applicant_id',
  'applicant_name',
  'purpose',
  'duty_basis',
  'districts',
  'data_from',
  'data_before',
  'wanted_from',
  'wanted_until',
  'operations_per_day',
  'security_contact',
  'security_phone',
] as const;

/** Columns of a request, in order; an import reads the number and state, but no decision. */
export const DATA_REQUEST_COLUMNS: ReadonlyArray<string> = [
  'request_number',
  'state',
  ...IMPORTED_COLUMNS,
  'submitted_at',
  'decision',
  'document_number',
  'decision_reason',
  'valid_from',
  'valid_until',
];

/** Columns of a resource, in order: the 17 elements of the catalogue, and the fields granted. */
export const RESOURCE_COLUMNS: ReadonlyArray<string> = [
  ...RESOURCE_ELEMENTS.map(({ id }) => id),
  'granted_item_name',
];

/** Columns whose values are lists. */
export const LIST_COLUMNS: ReadonlySet<string> = new Set([
  'districts',
  'item_name',
  'granted_item_name',
]);

/** Value of `form` in a JSON file. */
export const JSON_FORM = 'rivergate-requests/1';

/** Returns values for all these columns, empty where `given` has none. */
export function valuesOf(
  columns: ReadonlyArray<string>,
  given: (column: string) => string | undefined,
): FiledValues {
  return Object.fromEntries(columns.map((column) => [column, given(column) ?? '']));
}

/** Returns the items of a list. */
export function itemsOf(value: string): ReadonlyArray<string> {
  return value.split(/\s+/).filter(Boolean);
}
