import type { SettingParser } from './setting-parsers';

/** An external issuer of tokens, and the departments whose accounts it may sign in. */
export interface OutsideIssuer {
  /** Its name in `/oauth/start/<name>`; unless given, derived from the issuer's host. */
  readonly name: string;
  /** The `iss` of its tokens. */
  readonly issuer: string;
  /** The `aud` of its access tokens for this hub. */
  readonly audience: string;
  readonly jwksUrl: string;
  /** Ids of the departments whose accounts and clients it may sign in. */
  readonly departments: ReadonlyArray<string>;
  /** The hub's client id at this issuer, for sign-in in browsers; absent: only machine clients. */
  readonly clientId?: string;
  /** File with that client's secret; absent: a public client (only PKCE). */
  readonly clientSecretFile?: string;
  /** Give both or neither; if absent, they are discovered. */
  readonly authorizationEndpoint?: string;
  readonly tokenEndpoint?: string;
}

const REQUIRED = ['issuer', 'audience', 'jwksUrl'] as const;
const OPTIONAL = [
  'name',
  'clientId',
  'clientSecretFile',
  'authorizationEndpoint',
  'tokenEndpoint',
] as const;
const ADDRESSES: ReadonlyArray<string> = [
  'issuer',
  'jwksUrl',
  'authorizationEndpoint',
  'tokenEndpoint',
];

/** A JSON list of issuers with distinct names; addresses are https, or http on this machine. */
export const outsideIssuers: SettingParser<ReadonlyArray<OutsideIssuer>> = {
  type: `JSON list of {${REQUIRED.join(', ')}, departments: [id, …]; optional: ${OPTIONAL.join(', ')}}, addresses https or on 127.0.0.1`,
  parse: (text) => {
    const list = jsonOf(text);
    if (!Array.isArray(list)) return undefined;
    const issuers = list.map(issuerOf).filter((issuer) => issuer !== undefined);
    const areDistinct =
      new Set(issuers.map(({ name }) => name)).size === list.length &&
      new Set(issuers.map(({ issuer }) => issuer)).size === list.length;
    return areDistinct ? issuers : undefined;
  },
};

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Text that is not JSON is not a list; the error says what was expected.
    return undefined;
  }
}

function issuerOf(value: unknown): OutsideIssuer | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { departments, ...texts } = value as Record<string, unknown>; // Whether a value is an object, with any members.
  if (!isListOfIds(departments)) return undefined;
  if (!Object.keys(texts).every(isKnown) || !Object.entries(texts).every(isText)) return undefined;
  const given = texts as Record<string, string>; // Checked one line above.
  const { issuer, audience, jwksUrl, authorizationEndpoint, tokenEndpoint } = given;
  if (!issuer || !audience || !jwksUrl) return undefined;
  if ((authorizationEndpoint === undefined) !== (tokenEndpoint === undefined)) return undefined;
  const name = given['name'] ?? new URL(issuer).host.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(name)) return undefined;
  return { ...given, name, issuer, audience, jwksUrl, departments };
}

function isKnown(key: string): boolean {
  return [...REQUIRED, ...OPTIONAL].some((known) => known === key);
}

function isText([key, value]: readonly [string, unknown]): boolean {
  return typeof value === 'string' && value !== '' && (!ADDRESSES.includes(key) || isSafe(value));
}

/** Keys and codes require TLS, except on this machine. */
function isSafe(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return (
    protocol === 'https:' ||
    (protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname))
  );
}

function isListOfIds(value: unknown): value is ReadonlyArray<string> {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((id) => typeof id === 'string' && /^[a-z][a-z0-9-]*$/.test(id))
  );
}
