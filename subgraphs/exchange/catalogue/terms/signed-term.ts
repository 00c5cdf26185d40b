import { roleFacts, type Role } from '../../../../shared/identity/roles';
import type { ProposalRow } from './proposal-row';

/** The role that acts, and its department. */
export interface Signer {
  readonly department: string;
  readonly post: Role;
}

/** The roles that propose and confirm. */
export interface Signers {
  readonly proposer: Signer;
  readonly confirmer: Signer;
  /** Whether the proposer's role, too, may end what was confirmed. */
  readonly canProposerEnd: boolean;
}

/** One act of one person, under its published names. */
export interface SignedActRow {
  readonly at: string;
  /** Null if the hub stores only the person, not the role. */
  readonly post: Role | null;
  readonly roleZh: string | null;
  readonly departmentId: string | null;
  readonly actor: string;
  /** Departments whose stewards and publishers see the person. */
  readonly seenBy: ReadonlyArray<string>;
}

/** The state of a proposal. */
export type TermStateName = 'PROPOSED' | 'WITHDRAWN' | 'CONFIRMED' | 'ENDED';

/** A row with its acts and state, as published. */
export type SignedTerm<Row extends ProposalRow> = Row & {
  readonly state: TermStateName;
  readonly proposed: SignedActRow;
  readonly confirmed: SignedActRow | null;
  readonly ended: SignedActRow | null;
};

/** Adds to a row its acts with the roles that did them. */
export function signedTerm<Row extends ProposalRow>(row: Row, signers: Signers): SignedTerm<Row> {
  const { proposer, confirmer } = signers;
  const seenBy = [...new Set([proposer.department, confirmer.department])];
  const act = (at: string, actor: string, signer: Signer | null): SignedActRow => ({
    at,
    post: signer?.post ?? null,
    roleZh: signer ? roleFacts(signer.post).nameZh : null,
    departmentId: signer?.department ?? null,
    actor,
    seenBy,
  });
  const { proposedBy, proposedAt, confirmedBy, confirmedAt, endedBy, endedAt } = row;
  return {
    ...row,
    state: termState(row),
    proposed: act(proposedAt, proposedBy, proposer),
    confirmed: confirmedBy && confirmedAt ? act(confirmedAt, confirmedBy, confirmer) : null,
    ended: endedBy && endedAt ? act(endedAt, endedBy, enderOf(row, signers)) : null,
  };
}

/**
 * The role that ended it: a proposal is withdrawn by its proposer or refused by the confirmer's
 * role.
 */
function enderOf(
  { proposedBy, confirmedBy, confirmedAt, endedBy }: ProposalRow,
  { proposer, confirmer, canProposerEnd }: Signers,
): Signer | null {
  if (endedBy === confirmedBy) return confirmer;
  if (endedBy === proposedBy && (canProposerEnd || !confirmedAt)) return proposer;
  return canProposerEnd ? null : confirmer;
}

function termState({ confirmedAt, endedAt }: ProposalRow): TermStateName {
  if (endedAt) return confirmedAt ? 'ENDED' : 'WITHDRAWN';
  return confirmedAt ? 'CONFIRMED' : 'PROPOSED';
}

/** The roles of terms: a department's handler proposes, its approver confirms. */
export function stewardsOf(department: string): Signers {
  return {
    proposer: { department, post: 'HANDLER' },
    confirmer: { department, post: 'APPROVER' },
    canProposerEnd: false,
  };
}

/** Whether a term is confirmed and has not ended. */
export function isConfirmed({ confirmedAt, endedAt }: ProposalRow): boolean {
  return confirmedAt !== null && endedAt === null;
}
