import type { Transaction } from '../../../../shared/data/database';
import { RiverGateError } from '../../../../shared/errors/rivergate-error';
import type { CatalogueContext } from '../catalogue-context';
import { writeEvent } from '../../acts/hub-event.loader';
import type { ProposalRow } from './proposal-row';
import { ACCOUNTS } from '../../accounts/module';
import {
  lockedTerm,
  markConfirmed,
  markEnded,
  type TermAct,
  type TermTable,
} from './term-change.loader';
import type { Proposer } from './term-proposal.loader';
import { mustActFor, mustBeAnother, mustExist, mustStand, mustWait, refused } from './term-rules';

/** Facts of an event. */
type Facts = Readonly<Record<string, unknown>>;

/** What somebody proposes. */
export interface Proposal {
  /** Department whose handler or publisher may. */
  readonly department: string;
  readonly event: string;
  readonly facts: Facts;
  /** Whether it rests on a document of the demonstration. */
  readonly isDemonstration?: boolean;
  /** Answers undefined where another proposal waits already. */
  readonly insert: (
    transaction: Transaction,
    by: Proposer,
  ) => Promise<({ readonly id: string } & Facts) | undefined>;
}

/** Proposes in one transaction with its event; answers the id. Throws NOT_PERMITTED or TRANSITION_REFUSED. */
export async function propose(context: CatalogueContext, proposal: Proposal): Promise<string> {
  const { permits, load, write } = context;
  const { subject } = permits.caller;
  mustActFor(permits.caller, proposal.department);
  const id = await write(async (transaction) => {
    const isDemonstration =
      (proposal.isDemonstration ?? false) ||
      (await ACCOUNTS.isOfDemonstration(transaction, subject));
    const by = { subject, at: context.now().toISOString(), isDemonstration };
    const row = await proposal.insert(transaction, by);
    if (!row)
      throw refused('Another proposal waits; confirm it or take it back first (已有待确认事项).');
    const facts = { ...row, ...proposal.facts };
    await writeEvent(transaction, { ...traced(context), event: proposal.event, facts });
    return row.id;
  });
  load.catalogue.terms.forget();
  return id;
}

/** A step on one row. */
export interface Step<Row extends ProposalRow> {
  readonly table: TermTable;
  readonly id: string;
  readonly event: string;
  /** What the event tells of the row. */
  readonly facts: (row: Row) => Facts;
}

/** The second person's step. */
export interface Confirmation<Row extends ProposalRow> extends Step<Row> {
  /** Department whose approver may. */
  readonly department: (row: Row) => string;
  /** Throws where it may not be confirmed as things stand. */
  readonly check?: (row: Row) => Promise<void>;
  /** What changes with it; answers facts for the event. */
  readonly also?: (transaction: Transaction, row: Row, act: TermAct) => Promise<Facts>;
}

/**
 * Confirms in one transaction with its event. Of several at once exactly one does; throws NOT_PERMITTED,
 * TRANSITION_REFUSED or TWO_PERSONS_NEEDED.
 */
export function confirm<Row extends ProposalRow>(
  context: CatalogueContext,
  step: Confirmation<Row>,
): Promise<Row> {
  const { caller } = context.permits;
  return changed(context, step, async (transaction, row, act) => {
    mustActFor(caller, step.department(row));
    mustWait(row);
    mustBeAnother(caller, row);
    await step.check?.(row);
    const facts = (await step.also?.(transaction, row, act)) ?? {};
    const isDemonstration = await ACCOUNTS.isOfDemonstration(transaction, caller.subject);
    await markConfirmed(transaction, step.table, { ...act, isDemonstration });
    return facts;
  });
}

/** The end of something, which one person brings about at once. */
export interface Ending<Row extends ProposalRow> extends Step<Row> {
  /** Throws NOT_PERMITTED for whoever may not. */
  readonly allow: (row: Row) => void;
  /** What changes with it; answers facts for the event. */
  readonly also?: (transaction: Transaction, row: Row) => Promise<Facts>;
}

/** Ends in one transaction with its event; throws NOT_PERMITTED or TRANSITION_REFUSED. */
export function end<Row extends ProposalRow>(
  context: CatalogueContext,
  step: Ending<Row>,
): Promise<Row> {
  return changed(context, step, async (transaction, row, act) => {
    step.allow(row);
    mustStand(row);
    await markEnded(transaction, step.table, act);
    const facts = (await step.also?.(transaction, row)) ?? {};
    return { wasConfirmed: row.confirmedAt !== null, ...facts };
  });
}

/** A change of one locked row with its event. */
export async function changed<Row extends ProposalRow>(
  context: CatalogueContext,
  step: Step<Row>,
  change: (transaction: Transaction, row: Row, act: TermAct) => Promise<Facts>,
): Promise<Row> {
  const { permits, load, write } = context;
  const row = await write(async (transaction) => {
    const locked = await lockedTerm<Row>(transaction, step.table, step.id);
    const found = mustExist(locked, 'id', step.id);
    const act = { id: found.id, subject: permits.caller.subject, at: context.now().toISOString() };
    const more = await change(transaction, found, act);
    const facts = { id: found.id, ...step.facts(found), ...more };
    await writeEvent(transaction, { ...traced(context), event: step.event, facts });
    return found;
  });
  load.catalogue.terms.forget();
  return row;
}

/** Whoever may end a term: an approver of its department, and its proposer while it waits. */
export function allowStewards(
  { permits }: CatalogueContext,
  department: string,
): (row: ProposalRow) => void {
  return ({ proposedBy, confirmedAt }) => {
    mustActFor(permits.caller, department);
    const isOwnProposal = proposedBy === permits.caller.subject && confirmedAt === null;
    if (isOwnProposal || permits.acts('CONFIRM_TERMS')) return;
    throw new RiverGateError(
      'NOT_PERMITTED',
      'A handler takes back what he proposed himself while it waits; an approver ends the rest (经办仅可撤回本人待确认的事项).',
    );
  };
}

function traced({ permits, requestId }: CatalogueContext) {
  return { subject: permits.caller.subject, traceId: requestId };
}
