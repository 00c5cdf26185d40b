import { RiverGateError } from '../../../shared/errors/rivergate-error';
import type { ImportReport } from '../../../shared/monitoring/ingest/feed';

/** Report of a file that was imported. */
export interface FileReport extends ImportReport {
  /** Encoding in which its text was read; `ascii` if it has nothing else. */
  readonly encoding: string;
  /** The container and what was read of it; absent: none. */
  readonly container?: string;
  /** Unchanged rows that contain no value; absent: none. */
  readonly withoutValue?: number;
  /** Rejects that the reject file does not list, because it is full; absent: none. */
  readonly unlistedRejects?: number;
  /** Stable code if none of its rows was stored, revised or known already. */
  readonly code?: 'IMPORT_STORED_NOTHING';
}

/** Adds its code to the report of a file of which nothing is in the hub. */
export function judgedReport(report: FileReport): FileReport {
  const { stored, revised, unchanged, withoutValue = 0, superseded = 0 } = report;
  const known = Math.max(0, unchanged - withoutValue) + superseded;
  return stored + revised + known > 0 ? report : { ...report, code: 'IMPORT_STORED_NOTHING' };
}

/** Throws IMPORT_STORED_NOTHING for such a file, so that the command ends with another code than 0. */
export function requireStored({ code, read, rejected, withoutValue = 0 }: FileReport): void {
  if (code === undefined) return;
  const why =
    read === 0
      ? 'it has no rows (文件没有数据行)'
      : `of ${String(read)} rows ${String(rejected)} were rejected and ${String(withoutValue)} contain no value (没有可入库的数据)`;
  throw new RiverGateError(code, `Nothing of the file is in the hub: ${why}.`, { stage: 'STORE' });
}

/** The report as a sentence. */
export function reportSentence(feedId: string, report: FileReport): string {
  const { read, stored, revised, unchanged, rejected } = report;
  const counts = Object.entries({ read, stored, revised, unchanged, rejected });
  const rows = counts.map(([name, count]) => `${name} ${String(count)}`).join(', ');
  const { withoutValue = 0, unlistedRejects = 0, besideSynthetic = 0, superseded = 0 } = report;
  const parts = [
    `${feedId}: rows ${rows}`,
    `encoding ${report.encoding}`,
    ...(report.container === undefined ? [] : [`read from ${report.container}`]),
    ...(withoutValue === 0 ? [] : [`${String(withoutValue)} of the unchanged without a value`]),
    ...(unlistedRejects === 0
      ? []
      : [`${String(unlistedRejects)} rejects not listed, because the reject file is full`]),
    ...(besideSynthetic === 0
      ? []
      : [
          `${String(besideSynthetic)} real stations made beside synthetic ones of the same code or name (与同编码或同名合成站点并存)`,
        ]),
    ...(superseded === 0
      ? []
      : [
          `${String(superseded)} rows bring values that were corrected since and are left out; --corrects takes them as corrections (已被更正的旧值未采用，可用 --corrects 作为更正导入)`,
        ]),
  ];
  return parts.join('; ');
}
