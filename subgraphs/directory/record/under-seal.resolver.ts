import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { RiverGateError } from '../../../shared/errors/rivergate-error';
import { Internal } from '../../../shared/sharing/in-dataset';
import type { Act } from '../people/account-act';
import { actOfCaller } from '../act-of-caller';
import type { DirectoryContext } from '../directory-loaders';
import { liftEmbargo, placeEmbargo, type Embargo } from './embargo.loader';
import type { RecordRow } from './record-row';
import { RecordEntry } from './record.type';
import { entryView, type EntryView } from './record-view';

const INTENT = {
  description: 'Place of the entry on the record: an operation that read or was refused (序号)',
};
const CASE = { description: 'Number of the case that hides it: one line of text (案件编号)' };

/**
 * One auditor places an entry under seal, at once: an investigation does not wait, and what he hides
 * stays before the eyes of all auditors and can be shown again. Another one lifts it: what an owner has
 * seen cannot be hidden any more, and no one alone shall hide a read for just as long as somebody looks.
 */
@Resolver()
export class UnderSealMutations {
  @Internal('READ_WHOLE_RECORD')
  @Mutation(() => RecordEntry, {
    nullable: true,
    description:
      'Hides an entry from the owners of the data for an investigation, until another auditor lifts it; never an entry of the own doing (封存记录)',
  })
  async placeUnderSeal(
    @Arg('intent', () => ID, INTENT) intent: string,
    @Arg('caseId', () => String, CASE) caseId: string,
    @Ctx() context: DirectoryContext,
  ): Promise<EntryView> {
    const { sequence, subject } = await entryOf(context, intent);
    const embargo = { intent: sequence, caseId: caseIn(caseId) };
    if (subject === context.permits.caller.subject)
      throw twoPersons('Nobody hides what he did himself.');
    await actOfCaller(context, async (transaction, { by, now }) => {
      const isPlaced = await placeEmbargo(transaction, embargo, { subject: by.subject, at: now });
      if (!isPlaced) throw refused(embargo, 'is, or was, under seal for this case');
      return { event: eventOf(by, 'RECORD_ENTRY_HIDDEN', embargo) };
    });
    return entryView(await entryOf(context, intent));
  }

  @Internal('READ_WHOLE_RECORD')
  @Mutation(() => RecordEntry, {
    nullable: true,
    description:
      'Shows an entry to the owners of the data again, unless another case hides it; by another auditor than the one who placed it under seal (解除封存)',
  })
  async liftSeal(
    @Arg('intent', () => ID, INTENT) intent: string,
    @Arg('caseId', () => String, CASE) caseId: string,
    @Ctx() context: DirectoryContext,
  ): Promise<EntryView> {
    const { sequence } = await entryOf(context, intent);
    const embargo = { intent: sequence, caseId: caseIn(caseId) };
    await actOfCaller(context, async (transaction, { by, now }) => {
      const isLifted = await liftEmbargo(transaction, embargo, { subject: by.subject, at: now });
      if (!isLifted) throw await whyNotLifted(context, embargo);
      return { event: eventOf(by, 'RECORD_ENTRY_SHOWN', embargo) };
    });
    return entryView(await entryOf(context, intent));
  }
}

/** The operation at this place of the record; throws BAD_USER_INPUT where there is none. */
async function entryOf({ load }: DirectoryContext, place: string): Promise<RecordRow> {
  const sequence = /^[1-9]\d{0,14}$/.test(place) ? Number(place) : 0;
  const row = await load.people.record.entry(sequence);
  if (row && row.kind !== 'EVENT') return row;
  throw new RiverGateError('BAD_USER_INPUT', `No operation stands on the record at "${place}".`);
}

function caseIn(text: string): string {
  if (/^[^\p{Cc}\p{Cs}]{1,100}$/u.test(text) && text.trim() === text) return text;
  throw new RiverGateError('BAD_USER_INPUT', 'caseId is one line of 1 to 100 characters.');
}

async function whyNotLifted(
  { load, permits }: DirectoryContext,
  embargo: Embargo,
): Promise<RiverGateError> {
  const placedBy = await load.people.embargoedBy(embargo);
  return placedBy === permits.caller.subject
    ? twoPersons('Whoever placed an entry under seal does not lift it: another auditor does.')
    : refused(embargo, 'is not under seal for this case');
}

function twoPersons(message: string): RiverGateError {
  return new RiverGateError('TWO_PERSONS_NEEDED', message);
}

function refused({ intent, caseId }: Embargo, why: string): RiverGateError {
  return new RiverGateError('TRANSITION_REFUSED', `Entry ${String(intent)} ${why} ("${caseId}").`);
}

function eventOf({ subject }: Act['by'], event: string, { intent, caseId }: Embargo) {
  return { event, subject, facts: { intent, case: caseId } };
}
