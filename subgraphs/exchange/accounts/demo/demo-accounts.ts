import { MANDATE_DEPARTMENTS } from '../../../../shared/domain/mandate/departments';
import type { Organisation } from '../../../../shared/identity/caller';
import { roleFacts, type Role } from '../../../../shared/identity/roles';
import type { NewAccount } from '../account.store';
import type { NewClient } from '../clients/client.store';
import type { NewOrganisation } from '../organisations/register-organisation.store';
import type { AssignedRole } from '../members/registered-roles';

/** Departments with a subgraph, whose stewards decide on data in the demonstration. */
const OPENING = [
  'agriculture',
  'environment',
  'forestry',
  'ocean',
  'transport',
  'water',
  'weather',
];

/**
 * The enterprise of the demonstration is the first of the environmental bureau's synthetic
 * pollution sources.
 */
export const DEMO_SOURCE = 'pollution-source-001';

/** Partners and enterprises of the demonstration, each sponsored by a department. */
export const DEMO_ORGANISATIONS: ReadonlyArray<NewOrganisation> = [
  {
    id: 'demo-university',
    kind: 'PARTNER',
    nameZh: '示范大学（演示）',
    nameEn: 'Demonstration University',
    sponsor: 'environment',
  },
  {
    id: 'demo-enterprise',
    kind: 'ENTERPRISE',
    nameZh: '蓬江区重点排污单位示范 001（演示）',
    nameEn: 'Demonstration source 001',
    sponsor: 'environment',
  },
];

const UNIVERSITY: Organisation = { kind: 'PARTNER', id: 'demo-university' };
const ENTERPRISE: Organisation = { kind: 'ENTERPRISE', id: 'demo-enterprise' };
const OWN_OUTLETS: AssignedRole = { post: 'ENTERPRISE', sources: [DEMO_SOURCE] };

/** Persons of the demonstration: at least one for each role, in a department that has the role. */
export const DEMO_ACCOUNTS: ReadonlyArray<NewAccount> = [
  ...OPENING.flatMap((id) => [person(id, 'HANDLER'), person(id, 'APPROVER')]),
  person('environment', 'ANALYST'),
  person('environment', 'PUBLISHER'),
  person('environment', 'ADMINISTRATOR'),
  person('environment', 'RECORD_AUDITOR'),
  account(department('environment'), { post: 'DISTRICT_BUREAU', districts: ['440705'] }, '新会区'),
  person('weather', 'PUBLISHER'),
  person('water', 'DEPARTMENT_DEVELOPER'),
  person('cyberspace-coordination', 'EXCHANGE_OPERATOR'),
  // The second auditor: the auditor who places an embargo may not lift it.
  person('cyberspace-coordination', 'RECORD_AUDITOR'),
  person('public-security', 'SECURITY_GUIDE'),
  person('supervision', 'SUPERVISION'),
  person('org-dept', 'SUPERVISION'),
  account(UNIVERSITY, { post: 'PARTNER' }, '示范大学'),
  account(ENTERPRISE, OWN_OUTLETS, '示范排污单位'),
];

/** Machines of the demonstration. */
export const DEMO_CLIENTS: ReadonlyArray<NewClient> = [
  ...['water', 'agriculture', 'environment'].map((id) =>
    client(department(id), { post: 'DEPARTMENT_SYSTEM' }, nameOf(id)),
  ),
  client(UNIVERSITY, { post: 'PARTNER' }, '示范大学'),
  client(ENTERPRISE, OWN_OUTLETS, '示范排污单位'),
];

function person(id: string, post: Role): NewAccount {
  return account(department(id), { post }, nameOf(id));
}

function account(organisation: Organisation, given: AssignedRole, whose: string): NewAccount {
  const { nameZh } = roleFacts(given.post);
  return {
    id: idOf(organisation, given.post),
    nameZh: `${whose}${nameZh}（演示）`,
    organisation,
    posts: [given],
  };
}

function client(organisation: Organisation, post: AssignedRole, whose: string): NewClient {
  const id = `client-demo-${organisation.id.replace(/^demo-/, '')}`;
  return { id, nameZh: `${whose}系统（演示）`, organisation, post };
}

/** `demo-water-handler`. */
function idOf({ id }: Organisation, post: Role): string {
  return `demo-${id.replace(/^demo-/, '')}-${post.toLowerCase().replaceAll('_', '-')}`;
}

function department(id: string): Organisation {
  return { kind: 'DEPARTMENT', id };
}

function nameOf(id: string): string {
  return MANDATE_DEPARTMENTS.find((one) => one.id === id)?.nameZh ?? id;
}
