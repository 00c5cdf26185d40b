import { schemaOf } from './built-once';
import { PUBLIC_CALLER, type Caller } from '../../shared/identity/caller';
import type { Department } from '../../shared/monitoring/department';
import { ownerOf, type Dataset } from '../../shared/sharing/dataset';
import {
  indexedState,
  accessFor,
  type AccessDecisions,
} from '../../shared/sharing/access-decisions';
import type { DatasetState, SharingState } from '../../shared/sharing/sharing-state';
import { departments } from '../../subgraphs/registry';
import { grant, person, RELEASE, standingRight } from '../shared/sharing/sharing-fixtures';

/** Callers of tests, by what is shared with them. */
export interface Asking {
  readonly caller: Caller;
  readonly state: SharingState;
  readonly now: Date;
}

/** The access decisions of a caller under a sharing state that has just been received. */
export function accessOf({ caller, state, now }: Asking): AccessDecisions {
  return accessFor({ state: indexedState(state), isFresh: true, caller, now });
}

/** The handler of a department's data, who may read all of its own data. */
export function handlerOf(department: string): Caller {
  return person(department, 'HANDLER');
}

/**
 * A machine of a partner outside government, which may read what is granted to it and what is
 * released.
 */
export const PARTNER: Caller = {
  ...PUBLIC_CALLER,
  subject: 'partner/machine',
  kind: 'MACHINE',
  organisation: { kind: 'PARTNER', id: 'partner' },
  roles: ['PARTNER'],
};

/**
 * A state in which every dataset is confirmed as its code declares it, public datasets are
 * released, and the environmental bureau has a standing right to conditional ones.
 */
export async function openState(
  more: ReadonlyArray<Dataset> = [],
  change: (state: DatasetState) => DatasetState = (state) => state,
): Promise<SharingState> {
  const known = (await departments()).flatMap(({ datasets }) => datasets);
  const all = new Map([...known, ...more].map((dataset) => [dataset.id, dataset]));
  return {
    version: 1,
    isDemonstration: false,
    hasRealData: false,
    datasets: [...all.values()].map((dataset) => change(stateOf(dataset))),
    revocations: { tokens: [], subjects: [] },
    cases: [],
  };
}

function stateOf(dataset: Dataset): DatasetState {
  const isPublic = dataset.sharing === 'UNCONDITIONAL' && dataset.openness === 'PUBLIC';
  return {
    dataset,
    owner: ownerOf(dataset.id),
    version: 1,
    confirmed: { sharing: dataset.sharing, openness: dataset.openness },
    releases: isPublic ? [RELEASE] : [],
    rights: [standingRight({ departments: ['environment'] })],
    grants: [],
  };
}

/** Limits of a grant on rows, and the precision of positions that its dataset discloses. */
export interface GrantedLimits {
  readonly districts?: ReadonlyArray<string> | null;
  readonly from?: string | null;
  readonly before?: string | null;
  readonly precision?: number;
  /** Coordinates that it names; absent: all. */
  readonly fields?: ReadonlyArray<string>;
}

/**
 * A state in which the partner reads every dataset only by one grant, which may be another for each
 * dataset.
 */
export async function grantedState(
  limits: GrantedLimits | ((dataset: string) => GrantedLimits),
): Promise<SharingState> {
  const fields = await allFields();
  const limitsOf = typeof limits === 'function' ? limits : () => limits;
  return openState([], ({ dataset, ...state }) => {
    const { precision = 7, ...given } = limitsOf(dataset.id);
    return {
      ...state,
      dataset: { ...dataset, precision, delayMinutes: 0 },
      confirmed: { sharing: 'WITHHELD', openness: 'CLOSED' },
      releases: [],
      rights: [],
      grants: [grantOf(given, fields)],
    };
  });
}

function grantOf(limits: GrantedLimits, fields: ReadonlyArray<string>) {
  const { districts = null, from = null, before = null } = limits;
  return grant({
    organisation: { kind: 'PARTNER', id: 'partner' },
    fields: limits.fields ?? fields,
    districts,
    dataFrom: from,
    dataBefore: before,
  });
}

/** Every coordinate of a department's schema that a policy applies to. */
export async function fieldsOf(department: Department): Promise<ReadonlyArray<string>> {
  return [...(await schemaOf(department)).index.fields.keys()];
}

let known: Promise<ReadonlyArray<string>> | undefined;

/** Every such coordinate of all departments. */
function allFields(): Promise<ReadonlyArray<string>> {
  known ??= departments().then(async (all) => (await Promise.all(all.map(fieldsOf))).flat());
  return known;
}
