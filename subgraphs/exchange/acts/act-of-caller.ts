import type { Transaction } from '../../../shared/data/database';
import type { DepartmentContext } from '../../../shared/monitoring/department-context';
import type { Act } from './act';
import { auditedAct, type ActResult } from './recorded-act.store';

/** Loaders of which some remember what an act may change. */
type Remembering = Readonly<Record<string, { readonly forget?: () => void }>>;

/**
 * Does an act of the caller with the event that records it; what was loaded before is forgotten, because
 * the answer shows how things stand afterwards.
 */
export async function actOfCaller<Result extends ActResult>(
  context: Pick<DepartmentContext<Remembering>, 'access' | 'requestId' | 'write' | 'load'>,
  work: (transaction: Transaction, act: Act) => Promise<Result>,
): Promise<Result> {
  try {
    return await auditedAct(context, work);
  } finally {
    for (const loaders of Object.values(context.load)) loaders.forget?.();
  }
}
