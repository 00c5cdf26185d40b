import { readFileSync } from 'node:fs';
import type { Configuration } from 'openid-client' with { 'resolution-mode': 'import' };
import type { OutsideIssuer } from '../../shared/config/outside-issuers';
import { messageOf } from '../../shared/errors/message-of';
import type { IdentityOptions } from './identity-options';

/** What is stored in the browser between leaving for the issuer and coming back. */
export interface OidcFlow {
  /** Name of the issuer. */
  readonly name: string;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** The identity with which the browser came back. */
export interface OidcPerson {
  readonly issuer: string;
  readonly subject: string;
  readonly departments: ReadonlyArray<string>;
}

/** Sign-in of browsers at outside issuers: OpenID Connect, authorization code with PKCE, state and nonce. */
export interface Oidc {
  /**
   * Where to redirect the browser; null if no issuer with this name signs in browsers, or it cannot
   * be reached.
   */
  start(name: string): Promise<{ readonly address: string; readonly flow: OidcFlow } | null>;
  /**
   * The identity with which the browser came back to `/oauth/callback` with this query; null if
   * anything does not match.
   */
  finish(flow: OidcFlow, query: string): Promise<OidcPerson | null>;
}

const TIMEOUT_S = 5;

/**
 * Opens it with openid-client, an ES module, which Node 20.19 and later can `require`. It is loaded
 * at the first sign-in, so a hub without outside issuers never loads it.
 */
export function openOidc(options: IdentityOptions): Oidc {
  const configurations = new Map<string, Promise<Configuration>>();
  const { outsideIssuers, onFault } = options;
  const found = (name: string) =>
    outsideIssuers.find((one) => one.name === name && one.clientId !== undefined);
  const configurationOf = (issuer: OutsideIssuer): Promise<Configuration> => {
    const known = configurations.get(issuer.name) ?? configured(issuer);
    configurations.set(issuer.name, known);
    known.catch(() => configurations.delete(issuer.name)); // The next sign-in tries again.
    return known;
  };
  const orNull = async <T>(work: () => Promise<T>): Promise<T | null> => {
    try {
      return await work();
    } catch (thrown) {
      onFault(`a sign-in by OpenID Connect failed: ${messageOf(thrown)}`);
      return null;
    }
  };
  return {
    start: async (name) => {
      const issuer = found(name);
      if (!issuer) return null;
      return orNull(async () => started(issuer, await configurationOf(issuer), options));
    },
    finish: async (flow, query) => {
      const issuer = found(flow.name);
      if (!issuer) return null;
      return orNull(async () => {
        const address = new URL(`${redirectUri(options)}?${query}`);
        return finished({ issuer, flow, address }, await configurationOf(issuer));
      });
    },
  };
}

async function started(
  { name }: OutsideIssuer,
  configuration: Configuration,
  options: IdentityOptions,
): Promise<{ readonly address: string; readonly flow: OidcFlow }> {
  const client = await import('openid-client');
  const flow = {
    name,
    state: client.randomState(),
    nonce: client.randomNonce(),
    verifier: client.randomPKCECodeVerifier(),
  };
  const address = client.buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri(options),
    scope: 'openid',
    state: flow.state,
    nonce: flow.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(flow.verifier),
    code_challenge_method: 'S256',
  });
  return { address: address.href, flow };
}

interface Return {
  readonly issuer: OutsideIssuer;
  readonly flow: OidcFlow;
  readonly address: URL;
}

/** The issuer only identifies the person; roles are assigned here, so no other claim is read. */
async function finished(
  { issuer, flow, address }: Return,
  configuration: Configuration,
): Promise<OidcPerson | null> {
  const client = await import('openid-client');
  const tokens = await client.authorizationCodeGrant(configuration, address, {
    pkceCodeVerifier: flow.verifier,
    expectedState: flow.state,
    expectedNonce: flow.nonce,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (claims === undefined || claims.iss !== issuer.issuer) return null;
  return { issuer: claims.iss, subject: claims.sub, departments: issuer.departments };
}

async function configured(issuer: OutsideIssuer): Promise<Configuration> {
  const client = await import('openid-client');
  const { clientId = '', clientSecretFile, authorizationEndpoint, tokenEndpoint } = issuer;
  const secret = clientSecretFile && readFileSync(clientSecretFile, 'utf8').trim();
  const authentication = secret ? client.ClientSecretBasic(secret) : client.None();
  const isLocal = new URL(issuer.issuer).protocol === 'http:'; // The settings allow http only on this machine.
  const setUp = [
    client.enableNonRepudiationChecks,
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so to stand out alone
    ...(isLocal ? [client.allowInsecureRequests] : []),
  ];
  if (authorizationEndpoint === undefined) {
    const options = { execute: setUp, timeout: TIMEOUT_S };
    return client.discovery(new URL(issuer.issuer), clientId, undefined, authentication, options);
  }
  const server = {
    issuer: issuer.issuer,
    jwks_uri: issuer.jwksUrl,
    authorization_endpoint: authorizationEndpoint,
    ...(tokenEndpoint === undefined ? {} : { token_endpoint: tokenEndpoint }),
  };
  const configuration = new client.Configuration(server, clientId, undefined, authentication);
  configuration.timeout = TIMEOUT_S;
  for (const enable of setUp) enable(configuration);
  return configuration;
}

function redirectUri({ issuer }: IdentityOptions): string {
  return `${issuer()}/oauth/callback`;
}
