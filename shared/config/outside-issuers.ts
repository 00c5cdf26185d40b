import type { SettingParser } from './setting-parsers';

/** An issuer of tokens outside the hub, and the departments it may sign in. */
export interface OutsideIssuer {
  /** Its name in `/oauth/start/<name>`; made of the issuer's host unless given. */
  readonly name: string;
  /** As its tokens write `iss`. */
  readonly issuer: string;
  /** As its access tokens for this hub write `aud`. */
  readonly audience: string;
  readonly jwksUrl: string;
  /** Ids of the departments whose accounts and clients it may sign in. */
  readonly departments: ReadonlyArray<string>;
  /** For browsers: the client that the hub is there; absent: machines alone. */
  readonly clientId?: string;
  /** File with that client's secret; absent: a public client (only PKCE). */
  readonly clientSecretFile?: string;
  /** Both or neither; where absent, they are discovered. */
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

/** A JSON list of issuers, each with its own name; addresses are https, or http on this machine. */
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
    // Text that is not JSON is not a list: the fault says what was expected.
    return undefined;
  }
}

function issuerOf(value: unknown): OutsideIssuer | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { departments, ...texts } = value as Record<string, unknown>; // An object, whatever it holds.
  if (!isListOfIds(departments)) return undefined;
  if (!Object.keys(texts).every(isKnown) || !Object.entries(texts).every(isText)) return undefined;
  const given = texts as Record<string, string>; // Checked in the line above.
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

/** Keys and codes travel over TLS; only what never leaves this machine may go without. */
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
