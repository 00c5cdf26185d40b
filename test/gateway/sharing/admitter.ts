import { createSecretKey } from 'node:crypto';
import type { Ledger } from '../../../gateway/ledger/entries';
import {
  admitToAudit,
  type Admitted,
  type AdmitToAudit,
} from '../../../gateway/sharing/admit-to-audit';
import { NOW } from '../../shared/sharing/sharing-fixtures';

/** Admits questions of tests to a record; what could not be recorded fails the test. */
export function admitterTo(
  ledger: Ledger,
): (...asked: Parameters<AdmitToAudit>) => Promise<Admitted> {
  const admit = admissionTo(ledger);
  return (...asked) => admit(...asked).settled;
}

/** The same, as soon as the intent is being written. */
export function admissionTo(ledger: Ledger): AdmitToAudit {
  return admitToAudit({
    ledger,
    keyHashKey: createSecretKey(Buffer.alloc(32, 1)),
    refusals: { takes: () => false },
    now: () => NOW,
    onUnrecorded: (fault) => {
      throw fault;
    },
  });
}
