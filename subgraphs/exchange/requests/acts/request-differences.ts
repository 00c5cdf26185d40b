import {
  IMPORTED_COLUMNS,
  itemsOf,
  type FileRefusal,
  type FiledDataRequest,
} from '../files/request-file';
import { filedRequest } from '../files/request-filing';
import type { FiledBefore } from '../files/request-import.queries';

/** Returns the differences between a file and the stored data request. */
export function differencesOf(
  filed: FiledDataRequest,
  before: ReadonlyArray<FiledBefore>,
): ReadonlyArray<FileRefusal> {
  const [first] = before;
  if (!first) return [];
  const here = filedRequest(first.request, first.request.state, []);
  const columns = IMPORTED_COLUMNS.filter((column) => {
    const [told, known] = [filed.values[column] ?? '', here.values[column] ?? ''];
    const isLater = column === 'exchange_number' && known === ''; // Its number comes with the file.
    const isUnsaid = column === 'applicant_name' && told === '';
    return !isLater && !isUnsaid && !isSame(column, told, known);
  });
  return [
    ...columns.map((column) => difference(filed, column, here.values[column] ?? '')),
    ...resourceDifferences(filed, before),
  ];
}

/**
 * Returns whether two values are equal; instants may be written in several ways, lists in any
 * order.
 */
function isSame(column: string, told: string, known: string): boolean {
  if (column === 'districts') return listText(told) === listText(known);
  if (column === 'data_from' || column === 'data_before')
    return told === known || Date.parse(told) === Date.parse(known);
  return told === known;
}

function resourceDifferences(
  filed: FiledDataRequest,
  before: ReadonlyArray<FiledBefore>,
): ReadonlyArray<FileRefusal> {
  const known = new Map(
    before.flatMap(({ datasets }) =>
      datasets.map((one) => [one.present?.facts.catalogueCode ?? one.datasetId, one] as const),
    ),
  );
  const told = new Set(filed.resources.map(({ values }) => values['resource_code'] ?? ''));
  const missing = [...known.keys()].filter((code) => !told.has(code));
  return [
    ...missing.map((code) =>
      difference({ ...filed, values: { resource_code: '' } }, 'resource_code', code),
    ),
    ...filed.resources.flatMap((resource) => {
      const dataset = known.get(resource.values['resource_code'] ?? '');
      if (!dataset) return [difference(resource, 'resource_code', [...known.keys()].join(' '))];
      const fields = listText(resource.values['item_name'] ?? '');
      const isSameFields =
        fields === '' ? dataset.isWhole : fields === listText((dataset.fields ?? []).join(' '));
      return isSameFields
        ? []
        : [difference(resource, 'item_name', (dataset.fields ?? []).join(' '))];
    }),
  ];
}

function listText(value: string): string {
  return itemsOf(value).toSorted().join(' ');
}

function difference(
  { line, values }: Pick<FiledDataRequest, 'line' | 'values'>,
  column: string,
  known: string,
): FileRefusal {
  return {
    line,
    column,
    value: (values[column] ?? '').slice(0, 200),
    reason: `The request already exists and has "${known.slice(0, 200)}".`,
  };
}
