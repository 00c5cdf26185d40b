import { readFile, writeFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { deadlinesOf } from '../../shared/config/sharing-settings';
import { RiverGateError } from '../../shared/errors/rivergate-error';
import { PUBLIC_CALLER, type Caller } from '../../shared/identity/caller';
import { departmentContext } from '../../shared/monitoring/department';
import type {
  DataRequestFileFormat,
  DataRequestFileReport,
  DataRequestFiles,
} from '../../shared/server/control-plane';
import type { DepartmentContext } from '../../shared/monitoring/department-context';
import { indexedState, accessFor } from '../../shared/sharing/access-decisions';
import { EVERY_ROW } from '../../shared/data/row-bounds';
import { textOption, type Command, type CommandCall } from './command';
import { isDemoHub } from './demo/demo';
import { migrateAll, withData, type OpenData } from './data/open-data';
import { rejectFile } from './data/reject-file';

/** `requests`: data requests, to and from the city's exchange platform. */
export const dataRequestsCommand: Command = {
  name: 'requests',
  summary:
    "Exports data requests to a file, or imports them from a file of the city's exchange platform.",
  positionals: 'export|import <file>',
  options: {
    format: { type: 'string', meaning: 'json or csv; determined by the file name unless given' },
    json: {
      type: 'boolean',
      meaning:
        'Answer an import as JSON: {read, created, resubmitted, numbered, unchanged, refused}',
    },
    rejects: {
      type: 'string',
      meaning:
        'File for rejected rows (CSV: line, column, value, code, reason); <file name>.rejects.csv in this folder unless given',
    },
  },
  run: async (call) => {
    const [way, file] = call.positionals;
    if ((way !== 'export' && way !== 'import') || !file) {
      throw new RiverGateError(
        'BAD_USER_INPUT',
        'requests requires `export <file>` or `import <file>`; `requests --help` says more.',
      );
    }
    const format = formatOf(textOption(call, 'format') ?? extname(file).slice(1));
    await withData(call.settings, call.terminal.note, async (data) => {
      await migrateAll(data, data.departments);
      const desk = await operatorsDesk(data, call);
      if (way === 'export') await exportTo(file, desk, { format, call });
      else await importFrom(file, desk, { format, call });
    });
  },
};

/** Recorded as the way in which the operator acts. */
interface Desk {
  readonly files: DataRequestFiles;
  readonly context: DepartmentContext;
}

interface Errand {
  readonly format: DataRequestFileFormat;
  readonly call: CommandCall;
}

/**
 * Anyone who may run commands on the hub's machine acts as the exchange operator; the audit log
 * records that it was by command.
 */
const OPERATOR: Caller = {
  ...PUBLIC_CALLER,
  subject: 'rivergate-cli',
  kind: 'MACHINE',
  organisation: { kind: 'DEPARTMENT', id: 'cyberspace-coordination' },
  roles: ['EXCHANGE_OPERATOR'],
};

async function operatorsDesk(data: OpenData, { settings }: CommandCall): Promise<Desk> {
  const { database, departments, controlPlane } = data;
  const { dataRequestFiles, sharing } = controlPlane;
  const exchange = departments.find(({ name }) => name === controlPlane.department);
  if (!exchange) throw new TypeError('The exchange is a subgraph.');
  const reader = database.reader(exchange.name, EVERY_ROW);
  const state = indexedState(await sharing.load(reader, await isDemoHub(data)));
  const now = () => settings.demoClock ?? new Date();
  const access = accessFor({ state, isFresh: true, caller: OPERATOR, now: now() });
  const input = { database, now, access, requestId: 'cli', deadlines: deadlinesOf(settings) };
  return { files: dataRequestFiles, context: departmentContext(exchange, input) };
}

async function exportTo(file: string, { files, context }: Desk, { format, call }: Errand) {
  await writeFile(file, await files.export(context, format));
  call.terminal.say(`Requests written to ${file}.`);
}

async function importFrom(file: string, { files, context }: Desk, { format, call }: Errand) {
  const content = await readFile(file).catch(() => {
    throw new RiverGateError(
      'BAD_USER_INPUT',
      `requests import requires a file that can be read, but got: "${file}".`,
    );
  });
  const { refusals, ...counts } = await files.import(context, { format, content });
  await writeRefusals(
    refusals,
    textOption(call, 'rejects') ?? `${basename(file)}.rejects.csv`,
    call,
  );
  const lines = Object.entries(counts).map(([name, count]) => `${name} ${String(count)}`);
  call.terminal.say(call.options['json'] ? JSON.stringify(counts) : `Requests ${lines.join(', ')}`);
}

async function writeRefusals(
  refusals: DataRequestFileReport['refusals'],
  path: string,
  { terminal }: CommandCall,
): Promise<void> {
  const rejects = rejectFile(path);
  try {
    for (const { line, ...reject } of refusals) await rejects.write({ line, reject });
  } finally {
    await rejects.close();
  }
  if (refusals.length > 0) terminal.note(`${String(refusals.length)} faults: ${path}`);
}

function formatOf(name: string): DataRequestFileFormat {
  const format = name.toUpperCase();
  if (format === 'JSON' || format === 'CSV') return format;
  throw new RiverGateError('BAD_USER_INPUT', `The format must be json or csv, but got: "${name}".`);
}
