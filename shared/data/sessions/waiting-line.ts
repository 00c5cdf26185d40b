import { RiverGateError } from '../../errors/rivergate-error';
import { PATIENCE } from '../patience';
import type { Standing } from './standing';

/** Most statements that wait for a connection at once. */
const MAX_WAITING = 10_000;

/** How many times in a row somebody may be served before the one who has waited longest. */
const MAX_OVERTAKING = 8;

interface Waiter<Place> {
  readonly standing: Standing;
  readonly give: (place: Place | Promise<Place>) => void;
  readonly refuse: (reason: unknown) => void;
  readonly timer: NodeJS.Timeout;
}

/** Statements that wait for a connection, the one that has waited longest first. */
export class WaitingLine<Place> {
  private waiters: Waiter<Place>[] = [];
  private overtaking = 0;
  private readonly refusedSoFar = new Map<string, number>(); // By role.

  /**
   * Waits for a place, at most as long as a statement may take.
   *
   * @throws DEPARTMENT_TIMEOUT if none became free in time, DEPARTMENT_UNAVAILABLE if too many wait.
   */
  wait(standing: Standing): Promise<Place> {
    if (this.waiters.length >= MAX_WAITING) {
      this.countRefused(standing);
      return Promise.reject(tooMany());
    }
    return new Promise((give, refuse) => {
      const timer = setTimeout(() => {
        this.waiters = this.waiters.filter((one) => one !== waiter);
        this.countRefused(standing);
        refuse(tooLong());
      }, PATIENCE.read.statementMs);
      const waiter = { standing, give, refuse, timer };
      this.waiters.push(waiter);
    });
  }

  /**
   * Gives places to those who wait, until `place` has none for anybody. One who stands as `freed`
   * does is served first.
   */
  serve(
    place: (standing: Standing) => Place | Promise<Place> | undefined,
    freed?: { readonly key: string | undefined },
  ): void {
    const same = this.waiters.findIndex(({ standing }) => standing.key === freed?.key);
    if (same > 0 && this.overtaking < MAX_OVERTAKING) {
      this.overtaking += 1;
      this.serveAt(same, place);
    }
    for (let at = 0; at < this.waiters.length;) {
      if (!this.serveAt(at, place)) at += 1;
      else this.overtaking = 0;
    }
  }

  /** Refuses all who wait. */
  refuseAll(reason: unknown): void {
    for (const { timer, refuse } of this.waiters.splice(0)) {
      clearTimeout(timer);
      refuse(reason);
    }
  }

  /** How many wait with a role, and how many were refused since the start. */
  countsOf(role: string): { readonly waiting: number; readonly refused: number } {
    const waiting = this.waiters.filter(({ standing }) => standing.role === role).length;
    return { waiting, refused: this.refusedSoFar.get(role) ?? 0 };
  }

  private countRefused({ role }: Standing): void {
    this.refusedSoFar.set(role, (this.refusedSoFar.get(role) ?? 0) + 1);
  }

  private serveAt(
    at: number,
    place: (standing: Standing) => Place | Promise<Place> | undefined,
  ): boolean {
    const waiter = this.waiters[at];
    const found = waiter && place(waiter.standing);
    if (found === undefined) return false;
    this.waiters.splice(at, 1);
    clearTimeout(waiter?.timer);
    waiter?.give(found);
    return true;
  }
}

function tooMany(): RiverGateError {
  return new RiverGateError(
    'DEPARTMENT_UNAVAILABLE',
    `${String(MAX_WAITING)} statements wait for a connection to PostgreSQL already.`,
  );
}

function tooLong(): RiverGateError {
  return new RiverGateError(
    'DEPARTMENT_TIMEOUT',
    `No connection to PostgreSQL became free within ${String(PATIENCE.read.statementMs / 1000)} s.`,
  );
}
