import type { ClientConfig } from 'pg';
import type { ReadRows, StatementRead } from './statement-read';
import type { PoolCounts } from './pool-counts';
import { Session } from './session';
import { plannedAs, type Standing } from './standing';
import { WaitingLine } from './waiting-line';

/** How long an unused connection stays open; a new one prepares all its statements again. */
const IDLE_MS = 300_000;

/** Bounds of a pool. */
export interface PoolBounds {
  /** Most connections of all departments together. */
  readonly size: number;
  /** Connections of this process for other purposes, which the server must also grant. */
  readonly others: number;
  /** The most connections of this process, if it may use fewer than the server has. */
  readonly granted?: number;
}

/**
 * The reading connections of a process, for all departments together. Each serves one department as
 * long as others do not need it, and prefers a caller for whose limits it stands already. When
 * several departments read, one may use at most three quarters: a slow one leaves the others some.
 */
export class SessionPool {
  private readonly idle: Session[] = []; // The one used last is the last.
  private readonly taken = new Map<string, number>(); // How many each role uses.
  private readonly line = new WaitingLine<Session>();
  private open = 0;
  private isClosed = false;
  private onEmpty: () => void = () => undefined;
  private size: number;

  constructor(
    private readonly config: ClientConfig,
    private readonly bounds: PoolBounds,
  ) {
    this.size = bounds.size;
  }

  /**
   * Runs one statement in this standing.
   *
   * @throws DEPARTMENT_TIMEOUT if no connection became free in time, DEPARTMENT_UNAVAILABLE if too
   *   many statements wait for one.
   */
  async run(standing: Standing, asked: StatementRead): Promise<ReadRows> {
    if (this.isClosed) throw new TypeError('The database has been closed.');
    const wanted = plannedAs(standing, asked.planning);
    const session = await (this.place(wanted) ?? this.line.wait(wanted));
    try {
      return await session.run(wanted, asked);
    } finally {
      this.release(session, wanted.role);
    }
  }

  /** The connections of each department that has read. */
  counts(): ReadonlyArray<PoolCounts> {
    return [...this.taken].map(([role, used]) => ({
      pool: 'reading',
      department: role.replace(/_reader$/, ''),
      used,
      idle: this.idle.filter((session) => session.role === role).length,
      ...this.line.countsOf(role),
    }));
  }

  /** Closes all connections; statements in progress end first, waiting ones are refused. */
  async close(): Promise<void> {
    this.isClosed = true;
    this.line.refuseAll(new TypeError('The database has been closed.'));
    const emptied = new Promise<void>((resolve) => {
      this.onEmpty = resolve;
    });
    for (const session of this.idle.splice(0)) void this.drop(session);
    if (this.open > 0) await emptied;
  }

  /** Returns an idle connection, or opens one; undefined if the caller must wait. */
  private place(wanted: Standing): Session | Promise<Session> | undefined {
    if ((this.taken.get(wanted.role) ?? 0) >= this.shareOf(wanted.role)) return undefined;
    const at = nearest(this.idle, wanted);
    const isAtHome = this.idle[at]?.role === wanted.role;
    if (at === -1 || (!isAtHome && this.open < this.size)) {
      return this.open < this.size ? this.connect(wanted) : undefined;
    }
    this.count(wanted.role, 1);
    return this.idle.splice(at, 1)[0];
  }

  private shareOf(role: string): number {
    if (!this.taken.has(role)) this.taken.set(role, 0);
    return this.taken.size > 1 ? Math.ceil(this.size * 0.75) : this.size;
  }

  private count(role: string, change: 1 | -1): void {
    this.taken.set(role, (this.taken.get(role) ?? 0) + change);
  }

  private async connect({ role }: Standing): Promise<Session> {
    this.open += 1;
    this.count(role, 1);
    try {
      const session = await Session.connect(this.config);
      const { granted: share = Infinity, others } = this.bounds;
      const granted = Math.min(session.serverConnections, share) - others;
      this.size = Math.max(1, Math.min(this.bounds.size, granted));
      return session;
    } catch (thrown) {
      this.count(role, -1);
      this.left();
      this.serve();
      throw thrown;
    }
  }

  private release(session: Session, role: string): void {
    this.count(role, -1);
    if (this.isClosed || !session.isReusable) {
      void this.drop(session);
    } else {
      this.idle.push(session);
      session.whenUnused(IDLE_MS, () => {
        const at = this.idle.indexOf(session);
        if (at !== -1) void this.drop(...this.idle.splice(at, 1));
      });
    }
    this.serve(session);
  }

  /** Serves those who wait, as far as there are connections. */
  private serve(freed?: Session): void {
    this.line.serve((wanted) => this.place(wanted), freed);
  }

  private async drop(session?: Session): Promise<void> {
    await session?.end();
    this.left();
    this.serve();
  }

  private left(): void {
    this.open -= 1;
    if (this.open === 0) this.onEmpty();
  }
}

/** The index of the idle connection that differs least; of equal ones, the one used last. */
function nearest(idle: ReadonlyArray<Session>, { key, role }: Standing): number {
  const same = idle.findLastIndex((session) => session.key === key);
  if (same !== -1) return same;
  const ofRole = idle.findLastIndex((session) => session.role === role);
  return ofRole !== -1 ? ofRole : idle.length > 0 ? 0 : -1; // The one unused for longest.
}
