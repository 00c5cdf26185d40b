import type { Transaction } from '../../shared/data/database';
import { clockAfter } from '../../shared/sharing/request-clock';
import type { DirectoryContext } from './directory-loaders';
import { act, clockColumns, putDown, type Acting } from './request-act';
import { partsToSubmit, type OwnersPart } from './request-submission';
import type { RequestRow } from './request-row';
import { copyAttachments } from './request-attachment.loader';
import { insertRequest, replaceDatasets } from './request-write.loader';

/** What is submitted. */
export interface Submission {
  readonly id: string;
  /** Version that the caller has seen. */
  readonly version: number;
  readonly note: string | null;
}

/**
 * Submits a request. One that names data of several owners becomes as many requests, linked to this
 * one, which keeps the part of the first.
 */
export function submitRequest(
  context: DirectoryContext,
  { id, version, note }: Submission,
): Promise<RequestRow | undefined> {
  return act(context, {
    ...{ requestId: id, act: 'SUBMIT', version, note },
    work: async (acting) => {
      const { transaction, ground } = acting;
      const [first, ...others] = partsToSubmit(ground, context.permits);
      if (!first) throw new TypeError('A request that asks for something has a part.');
      await replaceDatasets(transaction, id, first.datasets);
      const numbers: string[] = [];
      for (const part of others) numbers.push(await splitOff(transaction, part, acting));
      const submittedAt = ground.request.submittedAt ?? ground.now.toISOString();
      return {
        change: { ownerId: first.ownerId, submittedAt },
        isUnconditional: first.isUnconditional,
        facts: { datasets: first.datasets, ...(numbers.length > 0 ? { splitInto: numbers } : {}) },
      };
    },
  });
}

/** Makes another owner's part a request of its own, submitted like this one; answers its number. */
async function splitOff(
  transaction: Transaction,
  { ownerId, datasets, isUnconditional }: OwnersPart,
  { ground, step, context }: Acting,
): Promise<string> {
  const { now, today, request: whole } = ground;
  const { deadlines } = context;
  const clock = clockAfter(null, 'START_ANSWER', { ...ground, deadlines, isUnconditional });
  const part = await insertRequest(
    transaction,
    {
      ...whole,
      ...{ state: 'SUBMITTED', version: 1, ownerId, splitFrom: whole.id },
      ...clockColumns(clock, ground),
      submittedAt: now.toISOString(),
    },
    today.slice(0, 4),
  );
  await replaceDatasets(transaction, part.id, datasets);
  await copyAttachments(transaction, whole.id, part.id);
  await putDown(
    transaction,
    { ground: { now, today, request: null }, step, request: part, context },
    { facts: { datasets, splitFrom: whole.number } },
  );
  return part.number;
}
