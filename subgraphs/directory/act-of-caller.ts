import type { Transaction } from '../../shared/data/database';
import type { Act } from './people/account-act';
import type { DirectoryContext } from './directory-loaders';
import { recordedAct, type ActDone } from './record/recorded-act.loader';

/**
 * Does an act of the caller with the event that tells of it; what was loaded before is forgotten, because
 * the answer shows how things stand afterwards.
 */
export async function actOfCaller<Done extends ActDone>(
  context: DirectoryContext,
  work: (transaction: Transaction, act: Act) => Promise<Done>,
): Promise<Done> {
  try {
    return await recordedAct(context, work);
  } finally {
    context.load.people.forget();
  }
}
