import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { addAbortSignal } from 'node:stream';
import { RiverGateError } from '../../../shared/errors/rivergate-error';
import type { Department } from '../../../shared/monitoring/department';
import {
  demonstrationIn,
  refuseBesideDemonstration,
  whatEnds,
} from '../../../shared/monitoring/ingest/demonstration';
import type { Feed, FeedOptions, ImportReport } from '../../../shared/monitoring/ingest/feed';
import { ingest } from '../../../shared/monitoring/ingest/ingest';
import { encodingNamed, type Encoding } from '../../../shared/monitoring/feeds/decode/encodings';
import { openedFile } from '../../../shared/monitoring/feeds/decode/opened-file';
import { readFeed } from '../../../shared/monitoring/feeds/read-feed';
import { refreshRollups } from '../../../shared/monitoring/rollup/refresh-rollups';
import { fullPrecision } from '../../../shared/monitoring/stations/disclosed-position';
import { textOption, type Command, type CommandCall } from '../command';
import { DEMONSTRATION_ENDED } from '../demo/demo';
import { removeDemoAccounts } from '../demo/demo-accounts';
import { makeSchemasFor } from './import-schemas';
import { withData, type OpenData } from './open-data';
import { rejectFile } from './reject-file';

/** `import`: a real file into its department. */
export const importCommand: Command = {
  name: 'import',
  summary:
    'Imports a real file into its department, completely or not at all; importing it again changes nothing.',
  positionals: '<department>/<feed> <file>',
  options: {
    json: {
      type: 'boolean',
      meaning:
        'Answer as JSON: {read, stored, revised, unchanged, rejected}, and besideSynthetic if real stations were created beside synthetic ones',
    },
    'end-demonstration': {
      type: 'boolean',
      meaning:
        'End the demonstration of the hub permanently; without this option nothing is stored while there is one',
    },
    rejects: {
      type: 'string',
      meaning:
        'File for rejected cells and rows (CSV: line, column, value, reason); <file name>.rejects.csv in this folder unless given',
    },
    encoding: {
      type: 'string',
      meaning:
        'Encoding of a file that is not UTF-8 or UTF-16: gb18030, big5 or windows-1252; without it, the one that the feed declares',
    },
    entry: {
      type: 'string',
      meaning: 'File in a zip archive, or sheet of a workbook, if there are several',
    },
    year: { type: 'string', meaning: 'Year of a file that does not contain it' },
    date: { type: 'string', meaning: 'Day (YYYY-MM-DD) of a file that does not contain it' },
    city: { type: 'string', meaning: 'City of a file that does not contain it' },
    stations: {
      type: 'string',
      meaning: 'File with the positions of the stations, if the feed requires one',
    },
  },
  run: async (call) => {
    const [feedId, file] = call.positionals;
    if (!feedId || !file) {
      throw new RiverGateError(
        'BAD_USER_INPUT',
        'import requires <department>/<feed> and <file>; `import --help` says more.',
      );
    }
    await requireFile(file);
    const report = await withData(call.settings, call.terminal.note, async (data) => {
      const { department, feed } = feedNamed(data, feedId);
      const place = await makeSchemasFor(data, department);
      const imported = await importFile({ data, department, feed, file }, call);
      await refreshRollups(data.database, department.name);
      await place.sayUnannounced(call.terminal.note);
      return imported;
    });
    call.terminal.say(call.options['json'] ? JSON.stringify(report) : sentence(feedId, report));
  },
};

interface ImportTask {
  readonly data: OpenData;
  readonly department: Department;
  readonly feed: Feed;
  readonly file: string;
}

async function importFile(
  { data, department, feed, file }: ImportTask,
  call: CommandCall,
): Promise<ImportReport> {
  const endsDemonstration = call.options['end-demonstration'] === true;
  const { terminal } = call;
  if (!endsDemonstration) await refuseBesideDemonstration(data.database, department.name);
  const held = await demonstrationIn(data.database, department.name);
  if (held !== null) terminal.note(whatEnds(held));
  const path = textOption(call, 'rejects') ?? `${basename(file)}.rejects.csv`;
  const rejects = rejectFile(path);
  const job = {
    department: department.name,
    feed: feed.id,
    source: basename(file),
    provenance: 'MEASURED' as const,
    partition: department.partition,
    dayOf: department.dayOf,
    precisionOf: department.precisionOf ?? fullPrecision,
    ...(feed.frozenAfterRows === undefined ? {} : { frozenAfterRows: feed.frozenAfterRows }),
    endsDemonstration,
    onReject: rejects.write,
    onProgress: (read: number) => terminal.progress(`${feed.id}: ${String(read)} rows read`),
  };
  try {
    const options = feedOptions(call, feed);
    const told = encodingOption(call);
    const opened = await openedFile(file, textOption(call, 'entry'));
    const input = addAbortSignal(call.stop, opened.bytes);
    const reading = readFeed(feed, input, { options, encoding: opened.encoding ?? told });
    const report = await ingest(data.database, job, reading.rows);
    if (held !== null) await sayWhetherEnded(data, department, call);
    return report;
  } finally {
    await rejects.close();
    if (rejects.count() > 0)
      terminal.note(`${String(rejects.count())} cells or rows could not be stored: ${path}`);
  }
}

/** A file from which nothing could be stored does not end the demonstration. */
async function sayWhetherEnded(
  { database }: OpenData,
  { name }: Department,
  { terminal, settings }: CommandCall,
): Promise<void> {
  if ((await demonstrationIn(database, name)) !== null) {
    terminal.note('Nothing was stored, so the demonstration continues (未存入数据，演示继续).');
    return;
  }
  removeDemoAccounts(settings.dataFolder);
  terminal.note(DEMONSTRATION_ENDED);
}

/** Throws BAD_USER_INPUT for an encoding that is not read. */
function encodingOption(call: CommandCall): Encoding | undefined {
  const name = textOption(call, 'encoding');
  return name === undefined ? undefined : encodingNamed(name);
}

const FEED_OPTIONS = ['year', 'date', 'city', 'stations'] as const;

/** Throws BAD_USER_INPUT for an option that this feed does not have. */
function feedOptions(call: CommandCall, feed: Feed): FeedOptions {
  const given = FEED_OPTIONS.filter((name) => call.options[name] !== undefined);
  const unknown = given.find((name) => !(name in feed.options));
  if (unknown) {
    throw new RiverGateError(
      'BAD_USER_INPUT',
      `${feed.id} has no option --${unknown}; it has: ${Object.keys(feed.options).join(', ') || 'no options'}.`,
    );
  }
  return Object.fromEntries(given.map((name) => [name, textOption(call, name)]));
}

function feedNamed(
  { departments }: OpenData,
  id: string,
): { readonly department: Department; readonly feed: Feed } {
  const known = departments.flatMap((department) =>
    department.feeds.map((feed) => ({ department, feed })),
  );
  const found = known.find(({ feed }) => feed.id === id);
  if (found) return found;
  const ids = known.map(({ feed }) => feed.id).join(', ');
  throw new RiverGateError('BAD_USER_INPUT', `A feed is one of ${ids}, but got: "${id}".`);
}

async function requireFile(file: string): Promise<void> {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) {
    throw new RiverGateError(
      'BAD_USER_INPUT',
      `import requires a file that can be read, but got: "${file}".`,
    );
  }
}

function sentence(
  feedId: string,
  { read, stored, revised, unchanged, rejected, besideSynthetic = 0 }: ImportReport,
): string {
  const counts = Object.entries({ read, stored, revised, unchanged, rejected });
  const rows = `${feedId}: rows ${counts.map(([name, count]) => `${name} ${String(count)}`).join(', ')}`;
  if (besideSynthetic === 0) return rows;
  return `${rows}; ${String(besideSynthetic)} real stations made beside synthetic ones of the same code or name (与同编码或同名合成站点并存)`;
}
