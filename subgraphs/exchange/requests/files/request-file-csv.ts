import { Readable } from 'node:stream';
import { harmlessCell, originalCell } from '../../../../shared/domain/csv-cell';
import { feedInput, WHOLE_FILE } from '../../../../shared/monitoring/feeds/feed-input';
import { csvRows } from '../../../../shared/monitoring/feeds/csv-rows';
import {
  IMPORTED_COLUMNS,
  DATA_REQUEST_COLUMNS,
  RESOURCE_COLUMNS,
  valuesOf,
  type FileRefusal,
  type FiledDataRequest,
  type FiledResource,
  type FiledValues,
} from './request-file';

/** The content of a CSV file, and the lines that contradict others of the same request. */
export interface ReadCsv {
  readonly requests: ReadonlyArray<FiledDataRequest>;
  readonly refusals: ReadonlyArray<FileRefusal>;
}

const COLUMNS = [...DATA_REQUEST_COLUMNS, ...RESOURCE_COLUMNS];

/**
 * Returns a CSV file of requests, with a line for each resource, which repeats its request. It
 * begins with a byte-order mark, so that spreadsheets read it as UTF-8, and none of its cells is a
 * formula.
 */
export function writeCsvFile(requests: ReadonlyArray<FiledDataRequest>): string {
  const lines = requests.flatMap(({ values, resources }) => {
    const rows: ReadonlyArray<FiledValues> =
      resources.length === 0 ? [{}] : resources.map((one) => one.values);
    return rows.map((resource) =>
      COLUMNS.map((column) => harmlessCell(values[column] ?? resource[column] ?? '')).join(','),
    );
  });
  return `\ufeff${[COLUMNS.join(','), ...lines].map((line) => `${line}\r\n`).join('')}`;
}

/**
 * Returns the requests of such a file; throws IMPORT_INPUT_INVALID if it is not CSV, lacks a
 * required column or has a row of another length: a request must not lose one of its lines.
 */
export async function readCsvFile(content: Buffer): Promise<ReadCsv> {
  const groups = new Map<string, { first: FiledResource; resources: FiledResource[] }>();
  const refusals: FileRefusal[] = [];
  const input = feedInput(Readable.from([content]), { declared: 'gb18030' }, WHOLE_FILE);
  for await (const row of csvRows(input, { columns: NEEDED })) {
    const value = (column: string) => originalCell(row.cell(column));
    const request = { line: row.line, values: valuesOf(DATA_REQUEST_COLUMNS, value) };
    const resource = { line: row.line, values: valuesOf(RESOURCE_COLUMNS, value) };
    const { exchange_number: number, request_number: own } = request.values;
    const key = own ? `own ${own}` : number ? `exchange ${number}` : `line ${String(row.line)}`;
    const known = groups.get(key);
    if (known) refusals.push(...contradictions(known.first, request));
    const group = known ?? { first: request, resources: [] };
    groups.set(key, group);
    if (resource.values['resource_code'] !== '') group.resources.push(resource);
  }
  const requests = [...groups.values()].map(({ first, resources }) => ({ ...first, resources }));
  return { requests, refusals };
}

const NEEDED = ['exchange_number', 'applicant_kind', 'applicant_id', 'resource_code'];

function contradictions(first: FiledResource, next: FiledResource): ReadonlyArray<FileRefusal> {
  return IMPORTED_COLUMNS.filter((column) => first.values[column] !== next.values[column]).map(
    (column) => ({
      line: next.line,
      column,
      value: next.values[column] ?? '',
      reason: `Line ${String(first.line)} has another value for the same request.`,
    }),
  );
}
