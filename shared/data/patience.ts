/** How long PostgreSQL allows a transaction to run, ms; 0 for no limit. */
export interface Patience {
  /** Limit of one statement, including waits for locks. */
  readonly statementMs: number;
  /** Limit between two statements: the client may have died. */
  readonly idleMs: number;
}

/**
 * Time limits by the purpose of a transaction. The caller of a read or a command gives up after
 * half a minute. Taking entries from a queue is long but bounded. COPY, migrations and exports have
 * no statement limit: they end after an idle hour, or when their client has disconnected
 * (`clientCheckMs`).
 */
export const PATIENCE = {
  read: { statementMs: 30_000, idleMs: 30_000 },
  command: { statementMs: 30_000, idleMs: 60_000 },
  take: { statementMs: 300_000, idleMs: 60_000 },
  bulk: { statementMs: 0, idleMs: 3_600_000 },
} as const satisfies Readonly<Record<string, Patience>>;

/** The statement that sets the time limits of a transaction. */
export function patienceSql({ statementMs, idleMs }: Patience): string {
  return `set local statement_timeout = ${String(statementMs)}; set local idle_in_transaction_session_timeout = ${String(idleMs)}`;
}
