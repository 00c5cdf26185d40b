import { setTimeout as delay } from 'node:timers/promises';
import type { Transaction } from '../../data/database';
import { bool, text } from '../../data/sql-type';
import { statement } from '../../data/statement';
import { RiverGateError } from '../../errors/rivergate-error';
import type { ImportJob } from './feed';

const STEP_MS = 250;
/** How long an import waits for another one of its feed before it is refused. */
const PATIENCE_MS = 30_000;

/**
 * Waits until no other import of this feed is under way in the department, and keeps the others
 * waiting until the transaction ends: two that share keys in other orders would deadlock. Calls
 * `onWaiting` once if it waits; throws IMPORT_UNDER_WAY after `patienceMs`.
 */
export async function takeTurn(
  transaction: Transaction,
  { department, feed, onWaiting }: ImportJob,
  patienceMs = PATIENCE_MS,
): Promise<void> {
  for (let waitedMs = 0; ; waitedMs += STEP_MS) {
    const [turn] = await transaction.query(TRY_TURN, [`${department} ${feed}`]);
    if (turn?.taken === true) return;
    if (waitedMs >= patienceMs) throw underWay(department, feed);
    if (waitedMs === 0) onWaiting?.();
    await delay(STEP_MS);
  }
}

/** Refuses an import that met another one. */
export function underWay(department: string, feed: string): RiverGateError {
  return new RiverGateError(
    'IMPORT_UNDER_WAY',
    `Another import into ${department} is under way, and stores what "${feed}" would store. Nothing of this one was stored.`,
  );
}

/** Takes the turn of a feed until the end of the transaction, if no other one has it. */
export const TRY_TURN = statement({
  text: "select pg_try_advisory_xact_lock(hashtext('import'), hashtext($1)) as taken",
  columns: { taken: bool() },
  parameters: [text()],
});
