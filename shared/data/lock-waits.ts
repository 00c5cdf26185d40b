import { withConnection } from './server/with-connection';

/** The connections to watch, and the callback. */
export interface WaitWatch {
  readonly url: string;
  /** `application_name` of the connections that may wait. */
  readonly application: string;
  readonly note: (line: string) => void;
  readonly everyMs?: number;
}

/**
 * Logs, once for each blocking process of PostgreSQL, what connections of this name wait for, until
 * the returned function is called. A watch that cannot query logs nothing.
 */
export function watchLockWaits({ url, application, note, everyMs = 3_000 }: WaitWatch): () => void {
  const said = new Set<number>();
  let isLooking = false;
  const look = async () => {
    for (const { pid, ...holder } of await holders(url, application)) {
      if (said.has(pid)) continue;
      said.add(pid);
      note(
        `Waiting for PostgreSQL process ${String(pid)} (${holder.name || 'without a name'}, ${holder.state ?? 'unknown'} since ${holder.since ?? 'unknown'}), which holds what this needs.`,
      );
    }
  };
  const timer = setInterval(() => {
    if (isLooking) return;
    isLooking = true;
    void look()
      .catch(() => undefined) // The work itself reports errors of the database.
      .finally(() => {
        isLooking = false;
      });
  }, everyMs);
  timer.unref();
  return () => {
    clearInterval(timer);
  };
}

interface Holder {
  readonly pid: number;
  readonly name: string;
  readonly state: string | null;
  readonly since: string | null;
}

function holders(url: string, application: string): Promise<ReadonlyArray<Holder>> {
  return withConnection(url, async (client) => {
    const { rows } = await client.query<Holder>(
      `select distinct b.pid, b.application_name as name, b.state, to_char(b.xact_start, 'HH24:MI:SS') as since
       from pg_stat_activity w
       cross join lateral unnest(pg_blocking_pids(w.pid)) p (pid)
       join pg_stat_activity b on b.pid = p.pid
       where w.application_name = $1 and w.datname = current_database() and w.wait_event_type = 'Lock'`,
      [application],
    );
    return rows;
  });
}
