import { stat } from 'node:fs/promises';
import { RiverGateError } from '../../../shared/errors/rivergate-error';
import type { Department } from '../../../shared/monitoring/department';
import type { Feed, FeedOptions } from '../../../shared/monitoring/ingest/feed';
import { refreshRollups } from '../../../shared/monitoring/rollup/refresh-rollups';
import { departmentNamed, departments } from '../../../subgraphs/registry';
import { textOption, type Command, type CommandCall } from '../command';
import { importFile } from './import-file';
import { reportSentence, requireStored, type FileReport } from './import-report';
import { makeSchemasFor } from './import-schemas';
import { withDatabase } from './open-database';

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
        'Answer as JSON: {read, stored, revised, unchanged, rejected, encoding}, and container, withoutValue, unlistedRejects, superseded, besideSynthetic where there are any; code if nothing is stored, and {code, message} for a refusal',
    },
    'end-demonstration': {
      type: 'boolean',
      meaning:
        'End the demonstration of the hub permanently; without this option nothing is stored while there is one',
    },
    corrects: {
      type: 'boolean',
      meaning:
        'The file corrects: a value that a correction has replaced since becomes the next revision; without this option it is left out and counted',
    },
    rejects: {
      type: 'string',
      meaning:
        'File for rejected cells and rows (CSV: line, column, value, code, reason, and the cells of the row), which can be mended and imported; <file name>.rejects.csv in this folder unless given',
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
    year: {
      type: 'string',
      meaning: 'Year of a file that does not contain it: 2021, or 2021-2022 over New Year',
    },
    date: { type: 'string', meaning: 'Day (YYYY-MM-DD) of a file that does not contain it' },
    city: { type: 'string', meaning: 'City of a file that does not contain it' },
    'date-order': {
      type: 'string',
      meaning: 'DMY or MDY: order of dates with the year last (20/11/2026)',
    },
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
    const isJson = call.options['json'] === true;
    try {
      const report = await importedReport(feedId, file, call);
      call.terminal.say(isJson ? JSON.stringify(report) : reportSentence(feedId, report));
      requireStored(report);
    } catch (thrown) {
      if (isJson && thrown instanceof RiverGateError && thrown.code !== 'IMPORT_STORED_NOTHING')
        call.terminal.say(JSON.stringify({ code: thrown.code, message: thrown.message }));
      throw thrown;
    }
  },
};

function importedReport(feedId: string, file: string, call: CommandCall): Promise<FileReport> {
  return withDatabase(call.settings, call.terminal.note, async (data) => {
    const { department, feed } = await feedNamed(feedId);
    const options = feedOptions(call, feed);
    const place = await makeSchemasFor(data, department);
    const report = await importFile({ data, department, feed, options, file }, call);
    await refreshRollups(data.database, department.name);
    await place.sayUnannounced(call.terminal.note);
    return report;
  });
}

const FEED_OPTIONS = ['year', 'date', 'date-order', 'city', 'stations'] as const;

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

interface NamedFeed {
  readonly department: Department;
  readonly feed: Feed;
}

/** Loads the department of the feed alone. Throws BAD_USER_INPUT, with all feeds, for an unknown one. */
async function feedNamed(id: string): Promise<NamedFeed> {
  const department = await departmentNamed(id.split('/')[0] ?? '');
  const feed = department?.feeds.find((one) => one.id === id);
  if (department && feed) return { department, feed };
  const ids = (await departments()).flatMap(({ feeds }) => feeds.map((one) => one.id)).join(', ');
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
