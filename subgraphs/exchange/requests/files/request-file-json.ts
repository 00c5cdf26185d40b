import { RiverGateError } from '../../../../shared/errors/rivergate-error';
import { messageOf } from '../../../../shared/errors/message-of';
import {
  JSON_FORM,
  LIST_COLUMNS,
  DATA_REQUEST_COLUMNS,
  RESOURCE_COLUMNS,
  itemsOf,
  valuesOf,
  type FiledDataRequest,
  type FiledValues,
} from './request-file';

/** Returns a JSON file of requests, each with its resources; empty values are null. */
export function writeJsonFile(requests: ReadonlyArray<FiledDataRequest>): string {
  const told = requests.map(({ values, resources }) => ({
    ...written(DATA_REQUEST_COLUMNS, values),
    resources: resources.map((resource) => written(RESOURCE_COLUMNS, resource.values)),
  }));
  return `${JSON.stringify({ form: JSON_FORM, requests: told }, null, 2)}\n`;
}

/** Returns the requests of such a file; throws IMPORT_INPUT_INVALID for a file of another form. */
export function readJsonFile(text: string): ReadonlyArray<FiledDataRequest> {
  const file = parsed(text);
  const form = property(file, 'form');
  const requests = property(file, 'requests');
  if (form !== JSON_FORM || !Array.isArray(requests)) {
    throw invalid(`wanted {"form": "${JSON_FORM}", "requests": […]}`);
  }
  return requests.map((request: unknown, at) => {
    const resources = property(request, 'resources') ?? [];
    if (!Array.isArray(resources))
      throw invalid(`request ${String(at + 1)}: resources must be a list`);
    return {
      line: at + 1,
      values: read(DATA_REQUEST_COLUMNS, request),
      resources: resources.map((resource: unknown) => ({
        line: at + 1,
        values: read(RESOURCE_COLUMNS, resource),
      })),
    };
  });
}

function written(
  columns: ReadonlyArray<string>,
  values: FiledValues,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    columns.map((column) => {
      const value = values[column] ?? '';
      if (LIST_COLUMNS.has(column)) return [column, itemsOf(value)];
      return [column, value === '' ? null : value];
    }),
  );
}

function read(columns: ReadonlyArray<string>, from: unknown): FiledValues {
  return valuesOf(columns, (column) => textOf(property(from, column)));
}

/** Also accepts numbers and lists, which other programs write. */
function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).filter(Boolean).join(' ');
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' ? value.trim() : '';
}

function property(from: unknown, name: string): unknown {
  if (typeof from !== 'object' || from === null) return undefined;
  return Object.getOwnPropertyDescriptor(from, name)?.value;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (thrown) {
    throw invalid(messageOf(thrown));
  }
}

function invalid(fault: string): RiverGateError {
  return new RiverGateError(
    'IMPORT_INPUT_INVALID',
    `The file is not a JSON file of requests: ${fault}.`,
  );
}
