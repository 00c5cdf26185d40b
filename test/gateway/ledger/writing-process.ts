import 'reflect-metadata';
import { openLedger } from '../../../gateway/ledger/chain/append';
import type { Intent } from '../../../gateway/ledger/entries';
import { intent, outcome, PATIENT_MS, quotaRead, read } from './ledger-fixtures';

const [, , url = '', name = ''] = process.argv;
/** Operations under way at the same time; every second one draws from a quota. */
const CALLERS = 8;
/** Above any number of a run. */
const QUOTA = 1_000_000;

/** Writes intents and outcomes without end, and one line to its parent for each that is durable. */
async function write(): Promise<void> {
  const ledger = openLedger({ url, timeoutMs: PATIENT_MS });
  let next = 0;
  const caller = async () => {
    for (;;) {
      const traceId = `${name}-${String((next += 1))}`;
      const reads = next % 2 === 0 ? [quotaRead('G-1', QUOTA)] : [read()];
      const begun = await ledger.begin(intent({ traceId, reads } satisfies Partial<Intent>));
      const drawsQuota = reads.some(({ grant }) => grant !== null);
      process.send?.({ kind: 'INTENT', traceId, drawsQuota });
      await begun.end(outcome());
      process.send?.({ kind: 'OUTCOME', traceId, drawsQuota });
    }
  };
  await Promise.all(Array.from({ length: CALLERS }, caller));
}

void write();
