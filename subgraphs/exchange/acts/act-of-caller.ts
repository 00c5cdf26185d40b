import type { Transaction } from '../../../shared/data/database';
import type { DepartmentContext } from '../../../shared/monitoring/department-context';
import type { Act } from './act';
import { auditedAct, type ActResult } from './recorded-act.store';

/** Loaders, some of which cache rows that a command may change. */
type Remembering = Readonly<Record<string, { readonly forget?: () => void }>>;

/**
 * Runs a command of the caller and records its event; then clears the loaders' caches, because the
 * response shows the state after the command.
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
