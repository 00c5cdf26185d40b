import { PUBLIC_CALLER } from '../../shared/identity/caller';
import type { Dataset } from '../../shared/sharing/dataset';
import { indexedState, permitsFor, type Permits } from '../../shared/sharing/permits';
import type { DatasetState } from '../../shared/sharing/sharing-state';

/** Permits under which everybody reads every dataset in full: of a hub that does not identify its callers. */
export function everybodysPermits(datasets: ReadonlyArray<Dataset>, now: Date): Permits {
  const state = {
    version: 1,
    isDemonstration: false,
    datasets: datasets.map(released),
    revocations: { tokens: [], subjects: [] },
    cases: [],
  };
  return permitsFor({ state: indexedState(state), isFresh: true, caller: PUBLIC_CALLER, now });
}

const OPEN = { sharing: 'UNCONDITIONAL', openness: 'PUBLIC' } as const;
const RELEASE = { number: '', validFrom: '0001-01-01', validTo: null, isDemonstration: false };

function released(dataset: Dataset): DatasetState {
  return {
    dataset: { ...dataset, ...OPEN, delayMinutes: 0 },
    owner: '',
    version: 1,
    confirmed: OPEN,
    releases: [RELEASE],
    rights: [],
    grants: [],
  };
}
