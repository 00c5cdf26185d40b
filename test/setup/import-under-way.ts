import type { Database } from '../../shared/data/database';
import type { FeedRow, ImportJob, ImportReport } from '../../shared/monitoring/ingest/feed';
import { ingest } from '../../shared/monitoring/ingest/ingest';

/** An import that is held open until a test ends it. */
export interface ImportUnderWay {
  /** Lets it come to its end. */
  finish(): Promise<ImportReport>;
  /** Lets its source fail. */
  fail(): Promise<void>;
}

/** Starts an import of these rows and answers once all of them are taken; its transaction stays open after them. */
export async function importUnderWay(
  database: Database,
  job: ImportJob,
  rows: ReadonlyArray<FeedRow>,
): Promise<ImportUnderWay> {
  const [taken, end] = [gate<undefined>(), gate<'FINISH' | 'FAIL'>()];
  async function* feed(): AsyncGenerator<FeedRow> {
    yield* rows;
    taken.open(undefined);
    if ((await end.opened) === 'FAIL') throw new TypeError('the source failed');
  }
  const report = ingest(database, job, feed());
  await Promise.race([taken.opened, report]);
  return {
    finish: () => {
      end.open('FINISH');
      return report;
    },
    fail: async () => {
      end.open('FAIL');
      await report.catch(() => undefined);
    },
  };
}

function gate<Value>() {
  let open: (value: Value) => void = () => undefined;
  const opened = new Promise<Value>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}
