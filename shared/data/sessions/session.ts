import { Client, type ClientConfig } from 'pg';
import { RiverGateError } from '../../errors/rivergate-error';
import { unprepared, type ReadRows, type StatementRead } from './statement-read';
import { checkClient } from './keep-alive';
import { changesTo, type Standing } from './standing';
import { TextQuery, type TextRow } from './text-query';

/** What a new connection learns about the server. */
interface ServerFacts {
  readonly pid: number;
  /** Connections that the server grants to all its clients together. */
  readonly connections: number;
}

/**
 * Most statements that one connection keeps prepared; then it is closed, and the next one prepares
 * what is still asked. A plan over three years of monthly partitions takes 0.3 to 0.7 MiB of the
 * backend's memory, so a connection keeps at most about 70 MiB.
 */
export const MAX_PREPARED = 100;

/**
 * A connection for reading, used by one statement at a time. It remembers for whom it stands, and
 * sends only the settings that differ, in the same packet as the statement. Statements are prepared
 * under a name and planned once.
 */
export class Session {
  private standing: Standing | undefined;
  private readonly names = new Map<string, string>();
  private hasFailed = false;
  private idleTimer: NodeJS.Timeout | undefined;
  private onUnused: () => void = () => undefined;

  private constructor(
    private readonly client: Client,
    /** Connections that the server grants to all its clients together. */
    readonly serverConnections: number,
  ) {
    client.on('end', () => {
      this.hasFailed = true;
      this.onUnused();
    });
  }

  /**
   * Connects. Settings of a session would reach other clients behind a pooler that shares
   * connections, so it refuses one: its process id is not that of the backend.
   *
   * @throws SETTINGS_INVALID behind a pooler.
   */
  static async connect(config: ClientConfig): Promise<Session> {
    const client = new Client({
      ...config,
      options: `${config.options ?? ''} -c default_transaction_read_only=on`,
      pipeline: true,
    });
    client.on('error', () => undefined); // The statement in progress reports it.
    try {
      await client.connect();
      checkClient(client);
      const { rows } = await client.query<ServerFacts>(FACTS);
      const [facts] = rows;
      if (!facts || facts.pid !== Reflect.get(client, 'processID')) throw sharedConnection();
      return new Session(client, facts.connections);
    } catch (thrown) {
      client.end().catch(() => undefined);
      throw thrown;
    }
  }

  /** For whom it stands; undefined before its first statement. */
  get key(): string | undefined {
    return this.standing?.key;
  }

  /** The role that it has; undefined before its first statement. */
  get role(): string | undefined {
    return this.standing?.role;
  }

  /**
   * Whether it may be used again: nothing has failed on it, no transaction is open, and it keeps
   * fewer statements than it may.
   */
  get isReusable(): boolean {
    return (
      !this.hasFailed &&
      this.names.size < MAX_PREPARED &&
      this.client.getTransactionStatus() === 'I'
    );
  }

  /** Calls back once if no statement has used it for so long, or as soon as it is disconnected. */
  whenUnused(idleMs: number, onUnused: () => void): void {
    this.onUnused = onUnused;
    this.idleTimer = setTimeout(onUnused, idleMs);
    this.idleTimer.unref();
  }

  /**
   * Runs one statement in this standing. After any error it is not reusable: which settings it has
   * is then unknown. An answer is dropped if the settings before it failed.
   */
  async run(standing: Standing, asked: StatementRead): Promise<ReadRows> {
    clearTimeout(this.idleTimer);
    this.onUnused = () => undefined;
    const changes = changesTo(standing, this.standing);
    this.standing = standing;
    try {
      return await (changes === '' ? this.answer(asked) : this.changed(changes, asked));
    } catch (thrown) {
      this.hasFailed = true;
      throw thrown;
    }
  }

  /** Closes it; a statement in progress ends first. */
  async end(): Promise<void> {
    clearTimeout(this.idleTimer);
    this.onUnused = () => undefined;
    await this.client.end().catch(() => undefined);
  }

  private async changed(changes: string, asked: StatementRead): Promise<ReadRows> {
    const [changed, answered] = await Promise.allSettled(this.sendBoth(changes, asked));
    if (changed.status === 'rejected') throw changed.reason;
    if (answered.status === 'rejected') throw answered.reason;
    return answered.value;
  }

  /** Writes the settings that differ and the statement as one packet. */
  private sendBoth(changes: string, asked: StatementRead): [Promise<unknown>, Promise<ReadRows>] {
    // The types of pg know the connection, but not its stream.
    const { stream } = this.client.connection as unknown as { readonly stream: Corkable };
    stream.cork();
    try {
      return [this.client.query(changes), this.answer(asked)];
    } finally {
      stream.uncork();
    }
  }

  private answer(asked: StatementRead): Promise<ReadRows> {
    const { text, values, isText } = asked;
    const name = this.names.get(text);
    const named = { text, values, name: name ?? this.newName(text), isNew: name === undefined };
    if (!isText) return this.client.query({ ...unprepared(asked), name: named.name });
    return new Promise((resolve, reject) => {
      const onEnd = (thrown: Error | undefined, rows: ReadonlyArray<TextRow>) => {
        if (thrown) reject(thrown);
        else resolve({ rows });
      };
      this.client.query(new TextQuery(named, onEnd));
    });
  }

  private newName(text: string): string {
    const name = `s${String(this.names.size)}`;
    this.names.set(text, name);
    return name;
  }
}

interface Corkable {
  cork(): void;
  uncork(): void;
}

const FACTS = `select pg_backend_pid() as pid, current_setting('max_connections')::int
  - current_setting('superuser_reserved_connections')::int as connections`;

function sharedConnection(): RiverGateError {
  return new RiverGateError(
    'SETTINGS_INVALID',
    'DATABASE_URL leads to a pooler that shares connections, so RIVERGATE_DATABASE_POOLER must be "transaction".',
  );
}
