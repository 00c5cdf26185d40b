import type { ClientBase } from 'pg';

/** How long PostgreSQL lets a transaction go on, ms; 0: as long as it likes. */
export interface Patience {
  /** One statement, waits for locks included. */
  readonly statementMs: number;
  /** Between two statements: the program that began it may have died. */
  readonly idleMs: number;
}

/**
 * By what a transaction is for. A read or a command that takes half a minute is lost to its caller, who
 * has gone. A take from a queue is large, but has a bound. COPY, migrations and exports take what they
 * take: they end when nothing happens for an hour, or when their client is gone (`clientCheckMs`).
 */
export const PATIENCE = {
  read: { statementMs: 30_000, idleMs: 30_000 },
  command: { statementMs: 30_000, idleMs: 60_000 },
  take: { statementMs: 300_000, idleMs: 60_000 },
  bulk: { statementMs: 0, idleMs: 3_600_000 },
} as const satisfies Readonly<Record<string, Patience>>;

/** The statement that gives a transaction its patience. */
export function patienceSql({ statementMs, idleMs }: Patience): string {
  return `set local statement_timeout = ${String(statementMs)}; set local idle_in_transaction_session_timeout = ${String(idleMs)}`;
}

/** Gives a transaction that has begun another patience. */
export async function waitWith(client: ClientBase, patience: Patience): Promise<void> {
  await client.query(patienceSql(patience));
}
