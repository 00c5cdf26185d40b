import { basename, resolve } from 'node:path';
import { addAbortSignal } from 'node:stream';
import { RiverGateError } from '../../../shared/errors/rivergate-error';
import type { Department } from '../../../shared/monitoring/department';
import { encodingNamed } from '../../../shared/monitoring/feeds/decode/encodings';
import { openedFile } from '../../../shared/monitoring/feeds/decode/opened-file';
import { readFeed } from '../../../shared/monitoring/feeds/read-feed';
import {
  demonstrationIn,
  refuseBesideDemonstration,
  whatEnds,
} from '../../../shared/monitoring/ingest/demonstration';
import type { Feed, FeedOptions, ImportJob, Reject } from '../../../shared/monitoring/ingest/feed';
import { ingest } from '../../../shared/monitoring/ingest/ingest';
import { fullPrecision } from '../../../shared/monitoring/stations/disclosed-position';
import { textOption, type CommandCall } from '../command';
import { DEMONSTRATION_ENDED, removeDemoAccounts } from '../demo/demonstration-ended';
import { judgedReport, type FileReport } from './import-report';
import type { OpenDatabase } from './open-database';
import { rejectFile, type RejectFile } from './reject-file';

/** A file and the feed that reads it. */
export interface ImportTask {
  readonly data: OpenDatabase;
  readonly department: Department;
  readonly feed: Feed;
  readonly options: FeedOptions;
  readonly file: string;
}

/** Imports a file, and lists what could not be stored in the reject file. */
export async function importFile(task: ImportTask, call: CommandCall): Promise<FileReport> {
  const { data, department, file } = task;
  const { terminal } = call;
  if (call.options['end-demonstration'] !== true)
    await refuseBesideDemonstration(data.database, department.name);
  const held = await demonstrationIn(data.database, department.name);
  if (held !== null) terminal.note(whatEnds(held));
  const path = rejectPath(call, file);
  const rejects = rejectFile(path);
  try {
    const report = await importRows(task, call, rejects);
    if (held !== null) await sayWhetherEnded(data, department, call);
    return report;
  } finally {
    await rejects.close();
    if (rejects.count() > 0)
      terminal.note(`${String(rejects.count())} cells or rows could not be stored: ${path}`);
  }
}

/** Throws BAD_USER_INPUT if the rejects would replace the file that is being read. */
function rejectPath(call: CommandCall, file: string): string {
  const path = textOption(call, 'rejects') ?? `${basename(file)}.rejects.csv`;
  if (resolve(path) !== resolve(file)) return path;
  throw new RiverGateError(
    'BAD_USER_INPUT',
    `--rejects requires another file than the one that is imported, but got: "${path}".`,
  );
}

async function importRows(
  { data, department, feed, options, file }: ImportTask,
  call: CommandCall,
  rejects: RejectFile,
): Promise<FileReport> {
  const given = textOption(call, 'encoding');
  const named = given === undefined ? undefined : encodingNamed(given);
  const opened = await openedFile(file, textOption(call, 'entry'));
  const encoding = opened.encoding ?? named;
  const reading = readFeed(feed, addAbortSignal(call.stop, opened.bytes), { options, encoding });
  const onReject = (line: number, reject: Reject) =>
    rejects.write({ line, reject, source: reading.source(line) });
  // Whole before the commit, so that no stored file lacks its rejects.
  const beforeCommit = () => rejects.close();
  const job = { ...jobOf({ department, feed, file }, call), onReject, beforeCommit };
  const report = await ingest(data.database, job, reading.rows);
  const [withoutValue, unlistedRejects] = [reading.withoutValue(), rejects.unlisted()];
  return judgedReport({
    ...report,
    encoding: reading.encoding(),
    ...(opened.container === null ? {} : { container: opened.container }),
    ...(withoutValue === 0 ? {} : { withoutValue }),
    ...(unlistedRejects === 0 ? {} : { unlistedRejects }),
  });
}

function jobOf(
  { department, feed, file }: Pick<ImportTask, 'department' | 'feed' | 'file'>,
  { options, terminal }: CommandCall,
): ImportJob {
  return {
    department: department.name,
    feed: feed.id,
    source: basename(file),
    provenance: 'MEASURED',
    partition: department.partition,
    dayOf: department.dayOf,
    precisionOf: department.precisionOf ?? fullPrecision,
    ...(feed.frozenAfterRows === undefined ? {} : { frozenAfterRows: feed.frozenAfterRows }),
    corrects: options['corrects'] === true,
    endsDemonstration: options['end-demonstration'] === true,
    onWaiting: () =>
      terminal.note(
        `Another import of ${feed.id} is under way: waiting for its end (正在等待同一来源的另一次导入结束).`,
      ),
    onProgress: (read) => terminal.progress(`${feed.id}: ${String(read)} rows read`),
  };
}

/** A file from which nothing could be stored does not end the demonstration. */
async function sayWhetherEnded(
  { database }: OpenDatabase,
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
