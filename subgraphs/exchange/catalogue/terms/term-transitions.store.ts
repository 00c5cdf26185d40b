import type { Transaction } from '../../../../shared/data/database';
import { RiverGateError } from '../../../../shared/errors/rivergate-error';
import type { CatalogueContext } from '../catalogue-context';
import { writeEvent } from '../../acts/hub-event.store';
import type { ProposalRow } from './proposal-row';
import { ACCOUNTS } from '../../accounts/module';
import type { Proposer } from './proposer';
import type { TermStatements } from './term-statements';
import {
  requireActsFor,
  requireAnotherPerson,
  requireFound,
  requireNotEnded,
  requireWaiting,
  refused,
} from './term-rules';

/** An act of one person on one row. */
interface TermAct {
  readonly id: string;
  readonly subject: string;
  /** RFC 3339. */
  readonly at: string;
}

/** Facts of an event. */
type Facts = Readonly<Record<string, unknown>>;

/** A proposal. */
export interface Proposal {
  /** Department whose handler or publisher may propose. */
  readonly department: string;
  readonly event: string;
  readonly facts: Facts;
  /** Whether it is based on a document of the demonstration. */
  readonly isDemonstration?: boolean;
  /** Resolves to undefined if another proposal waits. */
  readonly insert: (
    transaction: Transaction,
    by: Proposer,
  ) => Promise<({ readonly id: string } & Facts) | undefined>;
}

/**
 * Proposes in one transaction with its event; returns the id. Throws NOT_PERMITTED or
 * TRANSITION_REFUSED.
 */
export async function propose(context: CatalogueContext, proposal: Proposal): Promise<string> {
  const { access, load, write } = context;
  const { subject } = access.caller;
  requireActsFor(access.caller, proposal.department);
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
  load.catalogue.terms.clear();
  return id;
}

/** A step on one row. */
export interface Step<Row extends ProposalRow> {
  readonly statements: TermStatements<Row>;
  readonly id: string;
  readonly event: string;
  /** The facts of the row that the event records. */
  readonly facts: (row: Row) => Facts;
}

/** The confirmation by the second person. */
export interface Confirmation<Row extends ProposalRow> extends Step<Row> {
  /** Department whose approver may confirm. */
  readonly department: (row: Row) => string;
  /** Throws if it may not be confirmed at present. */
  readonly check?: (row: Row) => Promise<void>;
  /** Makes further changes; returns facts for the event. */
  readonly also?: (transaction: Transaction, row: Row, act: TermAct) => Promise<Facts>;
}

/**
 * Confirms in one transaction with its event. Of several simultaneous attempts exactly one
 * succeeds; throws NOT_PERMITTED, TRANSITION_REFUSED or TWO_PERSONS_NEEDED.
 */
export function confirm<Row extends ProposalRow>(
  context: CatalogueContext,
  step: Confirmation<Row>,
): Promise<Row> {
  const { caller } = context.access;
  return changed(context, step, async (transaction, row, act) => {
    requireActsFor(caller, step.department(row));
    requireWaiting(row);
    requireAnotherPerson(caller, row);
    await step.check?.(row);
    const facts = (await step.also?.(transaction, row, act)) ?? {};
    const isDemonstration = await ACCOUNTS.isOfDemonstration(transaction, caller.subject);
    const { id, subject, at } = act;
    await transaction.query(step.statements.confirm, [id, subject, at, isDemonstration]);
    return facts;
  });
}

/** The end of a term, which one person decides. */
export interface Ending<Row extends ProposalRow> extends Step<Row> {
  /** Throws NOT_PERMITTED for a caller who may not end it. */
  readonly allow: (row: Row) => void;
  /** Makes further changes; returns facts for the event. */
  readonly also?: (transaction: Transaction, row: Row) => Promise<Facts>;
}

/** Ends a term in one transaction with its event; throws NOT_PERMITTED or TRANSITION_REFUSED. */
export function end<Row extends ProposalRow>(
  context: CatalogueContext,
  step: Ending<Row>,
): Promise<Row> {
  return changed(context, step, async (transaction, row, act) => {
    step.allow(row);
    requireNotEnded(row);
    await transaction.query(step.statements.end, [act.id, act.subject, act.at]);
    const facts = (await step.also?.(transaction, row)) ?? {};
    return { wasConfirmed: row.confirmedAt !== null, ...facts };
  });
}

/** Changes one locked row in one transaction with its event. */
export async function changed<Row extends ProposalRow>(
  context: CatalogueContext,
  step: Step<Row>,
  change: (transaction: Transaction, row: Row, act: TermAct) => Promise<Facts>,
): Promise<Row> {
  const { access, load, write } = context;
  const row = await write(async (transaction) => {
    const [locked] = await transaction.query(step.statements.forUpdate, [step.id]);
    const found = requireFound(locked, 'id', step.id);
    const act = { id: found.id, subject: access.caller.subject, at: context.now().toISOString() };
    const more = await change(transaction, found, act);
    const facts = { id: found.id, ...step.facts(found), ...more };
    await writeEvent(transaction, { ...traced(context), event: step.event, facts });
    return found;
  });
  load.catalogue.terms.clear();
  return row;
}

/**
 * Returns a check that throws NOT_PERMITTED unless the caller may end the term: an approver of its
 * department, or its proposer while it waits.
 */
export function allowStewards(
  { access }: CatalogueContext,
  department: string,
): (row: ProposalRow) => void {
  return ({ proposedBy, confirmedAt }) => {
    requireActsFor(access.caller, department);
    const isOwnProposal = proposedBy === access.caller.subject && confirmedAt === null;
    if (isOwnProposal || access.acts('CONFIRM_TERMS')) return;
    throw new RiverGateError(
      'NOT_PERMITTED',
      'A handler takes back what he proposed himself while it waits; an approver ends the rest (经办仅可撤回本人待确认的事项).',
    );
  };
}

function traced({ access, requestId }: CatalogueContext) {
  return { subject: access.caller.subject, traceId: requestId };
}
