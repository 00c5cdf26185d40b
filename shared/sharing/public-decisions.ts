import { MINUTE_MS } from '../domain/durations';
import { PUBLIC_CALLER } from '../identity/caller';
import { decide } from './decide';
import type { Decision } from './decision';
import type { DatasetState } from './sharing-state';

/** The decision about a dataset for a caller who is nobody. */
export type PublicDecision = (dataset: string, now: Date) => Decision;

/**
 * Decides about the datasets of one state for the public, once a minute for each: no rule depends
 * on a shorter time.
 */
export function publicDecisions(byId: ReadonlyMap<string, DatasetState>): PublicDecision {
  const decisions = new Map<string, Decision>();
  let minute: number | undefined;
  return (dataset, now) => {
    const asked = Math.floor(now.getTime() / MINUTE_MS);
    if (asked !== minute) decisions.clear();
    minute = asked;
    const known = decisions.get(dataset);
    if (known) return known;
    const state = byId.get(dataset);
    const decision = decide(state, PUBLIC_CALLER, now);
    if (state) decisions.set(dataset, decision); // Any other id may be anybody's word.
    return decision;
  };
}
