import type { ConfirmedClass } from '../../../../shared/sharing/sharing-state';
import { dayOf, isWithin } from '../../../../shared/sharing/calendar-day';
import { isOpenToAll, type Dataset } from '../../../../shared/sharing/dataset';
import { classEffect } from './classes/class-effect';
import type { CatalogueContext } from '../catalogue-context';
import type { ClassTermRow, ReleaseRow } from './proposal-row';
import { isConfirmed } from './signed-term';

/**
 * The class of a dataset that stewards have confirmed and that has not ended; undefined if there is
 * none.
 */
export async function confirmedClassOf(
  { load, access }: CatalogueContext,
  dataset: string,
): Promise<ClassTermRow | undefined> {
  const terms = await load.catalogue.terms.classesOf(access.isDemonstration, dataset);
  return terms.find(isConfirmed);
}

/** Class and openness in force today; null if none is confirmed. */
export async function forceOf(
  context: CatalogueContext,
  facts: Dataset,
): Promise<ConfirmedClass | null> {
  const confirmed = await confirmedClassOf(context, facts.id);
  return confirmed ? classEffect(facts, confirmed).resulting : null;
}

/** State of a release decision. */
export type ReleaseStateName =
  'PROPOSED' | 'WITHDRAWN' | 'UPCOMING' | 'IN_FORCE' | 'EXPIRED' | 'SUSPENDED';

/** State of a release decision on a day, given the class in force of its dataset. */
export function releaseState(
  release: ReleaseRow,
  force: ConfirmedClass | null,
  day: string,
): ReleaseStateName {
  const { confirmedAt, endedAt, validFrom, validTo } = release;
  if (endedAt) return 'WITHDRAWN';
  if (!confirmedAt) return 'PROPOSED';
  if (validTo !== null && validTo <= day) return 'EXPIRED';
  if (!isWithin(day, validFrom, validTo)) return 'UPCOMING';
  return force && isOpenToAll(force) ? 'IN_FORCE' : 'SUSPENDED';
}

/** The release by which everybody may read a dataset today; undefined if none is in force. */
export async function releaseInForce(
  context: CatalogueContext,
  facts: Dataset,
): Promise<ReleaseRow | undefined> {
  const { load, access, now } = context;
  const [force, releases] = await Promise.all([
    forceOf(context, facts),
    load.catalogue.terms.releasesOf(access.isDemonstration, facts.id),
  ]);
  const day = dayOf(now());
  return releases.find((release) => releaseState(release, force, day) === 'IN_FORCE');
}
