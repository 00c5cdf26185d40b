import { buildSchema, parse } from 'graphql';
import type { Caller } from '../../../shared/identity/caller';
import type { Policy, PolicyIndex } from '../../../shared/sharing/policy-index';
import {
  indexedState,
  accessFor,
  type AccessDecisions,
} from '../../../shared/sharing/access-decisions';
import { sharer } from '../../../shared/sharing/sharer';
import type { Grant } from '../../../shared/sharing/sharing-state';
import { datasetState, NOW, person } from './sharing-fixtures';

/** A dataset of five fields, beside another of one. */
export const SCHEMA = buildSchema(`
  type Query { zone: Zone  farm: Farm }
  type Zone { a: Int  b: Int  c: Int  d: Int  e: Int }
  type Farm { soil: Int }
`);

const ZONES = 'water/zones';
const FARMS = 'agriculture/farms';

const INDEX: PolicyIndex = {
  fields: new Map<string, Policy>([
    ['Zone.a', [[ZONES]]],
    ['Zone.b', [[ZONES]]],
    ['Zone.c', [[ZONES]]],
    ['Zone.d', [[ZONES]]],
    ['Zone.e', [[ZONES]]],
    ['Farm.soil', [[FARMS]]],
  ]),
  entries: new Map(),
};

/** Shares operations of that schema. */
export const share = sharer(INDEX);

/** An operation of that schema, as it is asked. */
export function asked(text: string) {
  return { schema: SCHEMA, document: parse(text, { noLocation: true }), variables: {} };
}

/** An analyst of the department that the grants are given to. */
export const ANALYST = person('agriculture', 'ANALYST');

/**
 * Grants change only with the state, whose version is part of the cache key: each set of grants is
 * a state.
 */
let stateVersion = 0;

/** What an analyst may read by these grants of the zones, and by others of the farms. */
export function accessWith(
  zones: ReadonlyArray<Grant>,
  { farms = [], caller = ANALYST }: { farms?: ReadonlyArray<Grant>; caller?: Caller } = {},
): AccessDecisions {
  const conditional = { sharing: 'CONDITIONAL', openness: 'ON_REQUEST' } as const;
  const state = indexedState({
    version: (stateVersion += 1),
    isDemonstration: false,
    hasRealData: true,
    datasets: [
      datasetState({ ...conditional, id: ZONES }, { grants: zones }),
      datasetState(
        { ...conditional, id: FARMS, titleZh: '农田', titleEn: 'Farms' },
        { owner: 'forestry', grants: farms },
      ),
    ],
    revocations: { tokens: [], subjects: [] },
    cases: [],
  });
  return accessFor({ state, isFresh: true, caller, now: NOW });
}
