import { dayOf } from '../../../../shared/sharing/calendar-day';
import { ownerOf } from '../../../../shared/sharing/dataset';
import { declaredOf } from '../terms/classes/class-term-view';
import type { CatalogueContext } from '../catalogue-context';
import { forceOf, releaseState, type ReleaseStateName } from '../terms/in-force';
import type { ReleaseRow } from '../terms/proposal-row';
import { issuerOf } from './release-issuer';
import { signedTerm, type SignedTerm } from '../terms/signed-term';

/** A release decision under its published names; `state` is its present state. */
export type ReleaseView = Omit<SignedTerm<ReleaseRow>, 'state'> & {
  readonly state: ReleaseStateName;
  readonly ownerId: string;
  readonly issuerId: string;
};

/**
 * A release decision with its acts, its present state, and the departments that may propose and
 * confirm it.
 */
export async function releaseView(
  row: ReleaseRow,
  context: CatalogueContext,
): Promise<ReleaseView> {
  const facts = await declaredOf(context, row.datasetId);
  const force = facts ? await forceOf(context, facts) : null;
  const ownerId = ownerOf(row.datasetId);
  const issuerId = issuerOf({ id: row.datasetId, clause: facts?.clause ?? '' });
  const signed = signedTerm(row, {
    proposer: { department: issuerId, post: 'PUBLISHER' },
    confirmer: { department: ownerId, post: 'APPROVER' },
    canProposerEnd: true,
  });
  const state = releaseState(row, force, dayOf(context.now()));
  return { ...signed, state, ownerId, issuerId };
}

/** The release with an id under its published names; undefined if the caller sees none. */
export async function releaseOf(
  context: CatalogueContext,
  id: string,
): Promise<ReleaseView | undefined> {
  const { load, access } = context;
  const releases = await load.catalogue.terms.releases(access.isDemonstration);
  const found = releases.find((one) => one.id === id);
  return found && releaseView(found, context);
}
