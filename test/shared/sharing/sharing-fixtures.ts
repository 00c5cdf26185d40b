import { PUBLIC_CALLER, type Caller } from '../../../shared/identity/caller';
import type { Role } from '../../../shared/identity/roles';
import { DEFAULTS, type Dataset } from '../../../shared/sharing/dataset';
import type { DatasetState, Grant, StandingRight } from '../../../shared/sharing/sharing-state';

/** The clock of sharing tests: Monday 23 November 2026, 18:00 in Beijing. */
export const NOW = new Date('2026-11-23T10:00:30Z');

/** A dataset of the water department, as its code may declare it. */
export function dataset(facts: Partial<Dataset> = {}): Dataset {
  return {
    ...DEFAULTS,
    id: 'water/zones',
    catalogueCode: '314001/0001',
    titleZh: '水功能区',
    titleEn: 'Function zones',
    clause: 'A3.14(1)',
    topic: 'water-function-zone',
    sharing: 'UNCONDITIONAL',
    openness: 'PUBLIC',
    because: 'For tests.',
    update: 'HOURLY',
    standards: [],
    ...facts,
  };
}

/** What the exchange knows of it: confirmed as declared, released to nobody, granted to nobody. */
export function datasetState(
  facts: Partial<Dataset> = {},
  state: Partial<Omit<DatasetState, 'dataset'>> = {},
): DatasetState {
  const declared = dataset(facts);
  return {
    dataset: declared,
    owner: 'water',
    version: 1,
    confirmed: { sharing: declared.sharing, openness: declared.openness },
    releases: [],
    rights: [],
    grants: [],
    ...state,
  };
}

/** A release that holds today. */
export const RELEASE = {
  number: '江环发布〔2026〕1号',
  validFrom: '2026-01-01',
  validTo: null,
  isDemonstration: false,
} as const;

/** A confirmed right of the environmental bureau that holds today. */
export function standingRight(facts: Partial<StandingRight> = {}): StandingRight {
  return {
    task: 21,
    departments: ['environment', 'ocean'],
    document: '延续文件',
    validFrom: '2021-01-01',
    validTo: null,
    reviewBy: '2027-01-01',
    isDemonstration: false,
    ...facts,
  };
}

/** A grant to the agriculture department that holds today. */
export function grant(facts: Partial<Grant> = {}): Grant {
  return {
    id: 'g1',
    number: '江水函〔2026〕7号',
    organisation: { kind: 'DEPARTMENT', id: 'agriculture' },
    fields: ['Zone.ecology'],
    datasetVersion: 1,
    districts: null,
    dataFrom: null,
    dataBefore: null,
    purpose: '灌溉水源调查',
    validFrom: '2026-06-01',
    until: '2026-12-01',
    operationsPerDay: null,
    isDemonstration: false,
    ...facts,
  };
}

/** A person of a department in a role. */
export function person(department: string, post: Role, facts: Partial<Caller> = {}): Caller {
  return {
    ...PUBLIC_CALLER,
    subject: `${department}/${post.toLowerCase()}`,
    kind: 'PERSON',
    organisation: { kind: 'DEPARTMENT', id: department },
    roles: [post],
    ...facts,
  };
}
