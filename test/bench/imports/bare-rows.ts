import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DAY_MS } from '../../../shared/domain/durations';
import { withConnection } from '../../../shared/data/server/with-connection';
import type { BenchDatabase } from '../measure/bench-database';
import { measured, type Cost } from './measured-work';

/** The rows of one import as a file of the server, and where they belong. */
export interface BareRows {
  readonly file: string;
  readonly count: number;
}

/** What PostgreSQL alone does with the rows of an import. */
export interface BareWork {
  /** Writes the rows from this instant on to a file in PostgreSQL's binary format. */
  keepFrom(from: number): Promise<BareRows>;
  /** Removes the partitions' rows from this instant on, so that the next copy finds them empty. */
  emptyFrom(from: number): Promise<void>;
  /** Copies the rows into the table of observations. */
  copy(rows: BareRows): Promise<Cost>;
  /**
   * Merges the rows, with every value one higher in each tenth of them; keeps what they replace.
   * Rolled back at the end, so that the import beside it finds the same rows.
   */
  merge(rows: BareRows): Promise<Cost>;
  /** Ends autovacuum, whose work would fall into one measurement or another. */
  begin(): Promise<void>;
  /** Writes out all dirty pages and refreshes statistics, so that no work waits for a later one. */
  settle(): Promise<void>;
}

const COLUMNS = 'series_id, starts_at, value, detection_limit, flag, revision, batch_id';

/** Opens the bare work of a database, as its superuser. */
export function bareWork({ url, folder, postmaster }: BenchDatabase): BareWork {
  const rowsFolder = join(folder, 'rows');
  mkdirSync(rowsFolder, { recursive: true });
  chmodSync(rowsFolder, 0o777); // The server runs as another user than a bench of root.
  let kept = 0;
  const run = (text: string) => withConnection(url, async (client) => client.query(text));
  return {
    keepFrom: async (from) => {
      const file = join(rowsFolder, `${String((kept += 1))}.copy`);
      const { rowCount } = await run(`copy (select ${COLUMNS} from environment.observation
        where starts_at >= '${new Date(from - DAY_MS).toISOString()}' order by starts_at, series_id) to '${file}' (format binary)`);
      return { file, count: rowCount ?? 0 };
    },
    emptyFrom: async (from) => {
      for (const table of await partitionsFrom(url, from)) await run(`truncate ${table}`);
    },
    copy: ({ file }) =>
      measured(postmaster, async () => {
        await run(`copy environment.observation (${COLUMNS}) from '${file}' (format binary)`);
      }),
    merge: ({ file }) =>
      measured(postmaster, async () => {
        await run(MERGE.replace('$file', file));
      }),
    begin: async () => {
      for (const text of ['alter system set autovacuum = off', 'select pg_reload_conf()'])
        await run(text);
    },
    settle: async () => {
      for (const text of ['vacuum (analyze) environment.observation', 'checkpoint'])
        await run(text);
    },
  };
}

async function partitionsFrom(url: string, from: number): Promise<ReadonlyArray<string>> {
  const first = `observation_${new Date(from).toISOString().slice(0, 7).replace('-', '_')}`;
  return withConnection(url, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select inhrelid::regclass::text as name from pg_inherits
       where inhparent = 'environment.observation'::regclass`,
    );
    return rows.map(({ name }) => name).filter((name) => name >= `environment.${first}`);
  });
}

/**
 * Copies into a temporary table, keeps what is replaced, replaces it, and stores what is new. If it
 * were committed, the import that follows would find its values superseded and revise other rows.
 */
const MERGE = `
begin;
create temp table incoming (like environment.observation) on commit drop;
copy incoming (${COLUMNS}) from '$file' (format binary);
update incoming set value = value + 1 where (series_id + extract(epoch from starts_at)::bigint / 3600) % 10 = 0;
analyze incoming;
create temp table changed on commit drop as
  select o.*, i.value as next from incoming i join environment.observation o using (series_id, starts_at)
  where o.value is distinct from i.value;
insert into environment.observation_history
  select series_id, starts_at, value, detection_limit, flag, revision, batch_id, batch_id from changed;
update environment.observation o set value = c.next, revision = o.revision + 1
  from changed c where o.series_id = c.series_id and o.starts_at = c.starts_at;
insert into environment.observation (${COLUMNS}) select ${COLUMNS} from incoming
  on conflict (series_id, starts_at) do nothing;
rollback`;
