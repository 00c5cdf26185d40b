import { isCount } from '../domain/is-count';
import { PUBLIC_CALLER, type Caller, type Organisation } from './caller';
import { isRole, type OrganisationKind, type Role } from './roles';
import { rolesFault } from './role-rules';
import type { JsonObject } from './strict-json';
import { requireThat } from './token-fault';

/** The facts of a caller as claims of a token; `sub` is the caller's subject. */
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

/** The caller in the claims of a token; throws TokenFault unless the hub could have such a caller. */
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
  requireThat(fault === null, 'the roles cannot be held like this');
  const purpose = purposeOf(claims.purpose);
  requireThat(isCount(generation), 'the generation is missing or malformed');
  const rows = { districts, sources };
  const known: Caller = { subject: sub, kind, organisation, roles, ...rows, purpose, generation };
  return claims['grants'] === undefined ? known : { ...known, grants: grantsOf(claims['grants']) };
}

/** The anonymous caller has exactly these facts. */
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

/** Ids of grants by dataset; an empty list is none of them, unlike a dataset that is missing. */
function grantsOf(value: unknown): Readonly<Record<string, ReadonlyArray<string>>> {
  requireThat(typeof value === 'object' && value !== null, 'the grants are malformed');
  const entries = Object.entries(value);
  requireThat(entries.length <= MOST_DATASETS, 'the grants are of too many datasets');
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

/** Of organisations the form is checked; which there are, the exchange knows. */
function organisationOf(value: unknown): Organisation {
  requireThat(typeof value === 'object' && value !== null, 'the organisation is missing');
  requireThat(Object.keys(value).sort().join() === 'id,kind', 'the organisation is malformed');
  const { kind, id } = value as JsonObject; // An object with these two keys.
  requireThat(isKind(kind), 'the kind of organisation is unknown');
  requireThat(typeof id === 'string', 'the organisation has no id');
  requireThat(/^[a-z][a-z0-9-]{0,63}$/.test(id), 'the id of the organisation is malformed');
  return { kind, id };
}

function areRoles(roles: unknown): roles is ReadonlyArray<Role> {
  return Array.isArray(roles) && roles.length > 0 && roles.length <= 20 && roles.every(isRole);
}

/** Null (all), or some, each once: an empty list would be no rows, which no caller of ours has. */
function listOf(value: unknown, form: RegExp): ReadonlyArray<string> | null {
  if (value === null) return null;
  requireThat(isTexts(value, form), 'districts or sources are malformed');
  requireThat(
    value.length > 0 && value.length <= 100,
    'districts or sources are none, or too many',
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

/** A line of text, as requests write what they want data for. */
export function isPurpose(value: unknown): value is string {
  return typeof value === 'string' && /^[^\p{Cc}\p{Cs}]{1,200}$/u.test(value);
}
