import { isCount } from '../domain/is-count';
import { PUBLIC_CALLER, type Caller, type Organisation } from './caller';
import { isRole, type OrganisationKind, type Role } from './roles';
import { rolesFault } from './role-rules';
import type { JsonObject } from './strict-json';
import { requireThat } from './token-fault';

/** The caller as claims of a token; `sub` is the caller's subject. */
export function claimsOfCaller(caller: Caller): JsonObject {
  const { kind, organisation, roles, districts, sources, purpose, generation } = caller;
  const settled = caller.grants ? { grants: caller.grants } : {};
  return {
    sub: caller.subject,
    kind,
    organisation,
    roles,
    districts,
    sources,
    purpose,
    generation,
    ...settled,
  };
}

/**
 * Parses the caller from the claims of a token; throws TokenFault if the hub cannot have such a
 * caller.
 */
export function callerOfClaims(claims: JsonObject): Caller {
  const { sub, kind, roles, generation } = claims;
  requireThat(typeof sub === 'string' && /^[\x21-\x7e]{1,128}$/.test(sub), 'sub is malformed');
  requireThat(kind === 'PERSON' || kind === 'MACHINE' || kind === 'NOBODY', 'kind is unknown');
  if (kind === 'NOBODY') return publicCaller(claims);
  requireThat(sub !== PUBLIC_CALLER.subject, 'sub is nobody, but kind is not');
  requireThat(areRoles(roles), 'roles are not known');
  const organisation = organisationOf(claims.organisation);
  const districts = listOf(claims.districts, /^\d{6}$/);
  const sources = listOf(claims.sources, /^[a-z0-9][a-z0-9-]{0,63}$/);
  const fault = rolesFault({ kind, organisation, posts: roles, districts, sources });
  requireThat(fault === null, 'these roles cannot be held together');
  const purpose = purposeOf(claims.purpose);
  requireThat(isCount(generation), 'the generation is missing or malformed');
  const rows = { districts, sources };
  const known: Caller = { subject: sub, kind, organisation, roles, ...rows, purpose, generation };
  return claims['grants'] === undefined ? known : { ...known, grants: grantsOf(claims['grants']) };
}

/** The only valid claims of the anonymous caller. */
function publicCaller(claims: JsonObject): Caller {
  const { sub, kind, organisation, roles, districts, sources, purpose, generation } = claims;
  const told = { sub, kind, organisation, roles, districts, sources, purpose, generation };
  const wanted = claimsOfCaller(PUBLIC_CALLER);
  requireThat(
    JSON.stringify(told) === JSON.stringify(wanted),
    'kind is nobody, but the rest is not',
  );
  return PUBLIC_CALLER;
}

const MOST_DATASETS = 200;

/** Ids of grants by dataset; an empty list means no grant, a missing dataset means not settled. */
function grantsOf(value: unknown): Readonly<Record<string, ReadonlyArray<string>>> {
  requireThat(typeof value === 'object' && value !== null, 'the grants are malformed');
  const entries = Object.entries(value);
  requireThat(entries.length <= MOST_DATASETS, 'the grants name too many datasets');
  const grants = entries.map(([dataset, ids]: readonly [string, unknown]) => {
    requireThat(
      /^[a-z][a-z0-9-]*\/[a-z0-9-]+$/.test(dataset),
      'a dataset of the grants is malformed',
    );
    requireThat(
      isTexts(ids, /^[\x21-\x7e]{1,64}$/) && ids.length <= 100,
      'the grants are malformed',
    );
    return [dataset, ids] as const;
  });
  return Object.fromEntries(grants);
}

const KINDS: ReadonlyArray<unknown> = ['DEPARTMENT', 'PARTNER', 'ENTERPRISE'];

function isKind(kind: unknown): kind is OrganisationKind {
  return KINDS.includes(kind);
}

/** Checks only the form of an organisation; only the exchange knows which ones exist. */
function organisationOf(value: unknown): Organisation {
  requireThat(typeof value === 'object' && value !== null, 'the organisation is missing');
  requireThat(Object.keys(value).sort().join() === 'id,kind', 'the organisation is malformed');
  const { kind, id } = value as JsonObject; // Checked above: exactly these two keys.
  requireThat(isKind(kind), 'the kind of organisation is unknown');
  requireThat(typeof id === 'string', 'the organisation has no id');
  requireThat(/^[a-z][a-z0-9-]{0,63}$/.test(id), 'the id of the organisation is malformed');
  return { kind, id };
}

function areRoles(roles: unknown): roles is ReadonlyArray<Role> {
  return Array.isArray(roles) && roles.length > 0 && roles.length <= 20 && roles.every(isRole);
}

/**
 * Null (all), or a list without duplicates. An empty list is refused: it would mean no rows, and no
 * caller has that.
 */
function listOf(value: unknown, form: RegExp): ReadonlyArray<string> | null {
  if (value === null) return null;
  requireThat(isTexts(value, form), 'districts or sources are malformed');
  requireThat(
    value.length > 0 && value.length <= 100,
    'districts or sources are empty, or too many',
  );
  requireThat(new Set(value).size === value.length, 'districts or sources repeat');
  return value;
}

function isTexts(value: unknown, form: RegExp): value is ReadonlyArray<string> {
  return Array.isArray(value) && value.every((item) => typeof item === 'string' && form.test(item));
}

function purposeOf(value: unknown): string | null {
  if (value === null) return null;
  requireThat(isPurpose(value), 'the purpose is malformed');
  return value;
}

/** Whether a value is a valid purpose: one line of text, as in requests for data. */
export function isPurpose(value: unknown): value is string {
  return typeof value === 'string' && /^[^\p{Cc}\p{Cs}]{1,200}$/u.test(value);
}
