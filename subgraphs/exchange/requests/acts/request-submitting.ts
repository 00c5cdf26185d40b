import type { Transaction } from '../../../../shared/data/database';
import { clockAfter } from '../machine/request-clock';
import type { Step } from '../machine/request-machine';
import type { RequestsContext } from '../requests-context';
import { act, clockColumns, putDown, type Acting } from './request-act';
import { demandUseful, uselessFields, type UselessField } from './opening-nothing';
import { opensToApplicant } from '../request-preview';
import { partsToSubmit, type OwnersPart } from './request-submission';
import type { RequestGround } from './request-ground';
import type { RequestRow } from '../request-row';
import { copyAttachments } from '../attachments/request-attachment.loader';
import { demandRoomForCopies } from '../attachments/request-room.loader';
import { insertRequest, replaceDatasets, type NewRequest } from './request-write.loader';

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
  context: RequestsContext,
  { id, version, note }: Submission,
): Promise<RequestRow | undefined> {
  return act(context, {
    ...{ requestId: id, act: 'SUBMIT', version, note },
    work: async (acting) => {
      const { transaction, ground } = acting;
      const [first, ...others] = partsToSubmit(ground, context.permits);
      if (!first) throw new TypeError('A request that asks for something has a part.');
      demandUseful(uselessInRequest(acting));
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

/** Objects that are asked for without any of their fields. */
function uselessInRequest({ ground, context: { permits } }: Acting): ReadonlyArray<UselessField> {
  return ground.datasets.flatMap(({ datasetId, isWhole, fields, present }) => {
    if (isWhole) return [];
    const isOpen = opensToApplicant(ground.request, { datasetId, permits, now: ground.now });
    return uselessFields({ datasetId, fields: fields ?? [], shape: present?.shape ?? {}, isOpen });
  });
}

/** Makes another owner's part a request of its own, submitted like this one; answers its number. */
async function splitOff(
  transaction: Transaction,
  owners: OwnersPart,
  { ground, step, context }: Acting,
): Promise<string> {
  const { request: whole } = ground;
  const part = await putSubmitted(transaction, owners, {
    ...{ ground, step, context },
    like: { ...whole, splitFrom: whole.id },
    facts: { splitFrom: whole.number },
  });
  await demandRoomForCopies(transaction, whole);
  await copyAttachments(transaction, whole.id, part.id);
  return part.number;
}

/** A request that is submitted as it is put down. */
export interface NewlySubmitted {
  readonly ground: Pick<RequestGround, 'now' | 'today' | 'calendar'>;
  readonly step: Step;
  readonly context: RequestsContext;
  /** All of it but its owner, state and clock. */
  readonly like: NewRequest;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Puts down what is asked of one owner, submitted; its clock begins to run. */
export async function putSubmitted(
  transaction: Transaction,
  { ownerId, datasets, isUnconditional }: OwnersPart,
  { ground, step, context, like, facts }: NewlySubmitted,
): Promise<RequestRow> {
  const { now, today } = ground;
  const { deadlines } = context;
  const clock = clockAfter(null, 'START_ANSWER', { ...ground, deadlines, isUnconditional });
  const request = await insertRequest(
    transaction,
    {
      ...like,
      ...{ state: 'SUBMITTED', version: 1, ownerId },
      ...clockColumns(clock, ground),
      submittedAt: now.toISOString(),
    },
    today.slice(0, 4),
  );
  await replaceDatasets(transaction, request.id, datasets);
  const done = { ground: { now, today, request: null }, step, request, context };
  await putDown(transaction, done, { facts: { datasets, ...facts } });
  return request;
}
