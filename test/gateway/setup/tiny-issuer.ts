import { createHash, generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { keyId } from '../../../shared/identity/keys/gateway-keys';
import { es256, rs256, tokenOf } from '../../shared/identity/token-forgery';

/** An issuer of OpenID Connect that knows one person, for tests. */
export interface TinyIssuer {
  readonly url: string;
  /** The set of keys that it hands out; tests change it. */
  jwks: unknown;
  /** What its answers with keys are made of instead, when set. */
  jwksAnswer: ((response: ServerResponse) => void) | null;
  /** Times that its keys were asked for. */
  fetches: number;
  /** What differs in the next ID token. */
  idToken: Readonly<Record<string, unknown>>;
  /** Signs the next ID token otherwise, when set. */
  idTokenKey: KeyObject | null;
  readonly key: {
    readonly kid: string;
    readonly privateKey: KeyObject;
    readonly publicKey: KeyObject;
  };
  /** An access token that its machine would get. */
  accessToken(claims?: object, header?: object, key?: KeyObject): string;
  /** Signs the person in: answers where the browser is sent back to. */
  authorize(address: string): URL;
  close(): Promise<void>;
}

/** Name and secret of the hub at the issuer. */
export const CLIENT = { id: 'rivergate-web', secret: 'web-secret' } as const;

/** Opens it on a free port of this machine; its access tokens are of its clock, its ID tokens of the process's. */
export async function tinyIssuer(
  kind: 'rsa' | 'ec' = 'rsa',
  clock: () => number = Date.now,
): Promise<TinyIssuer> {
  const pair =
    kind === 'rsa'
      ? generateKeyPairSync('rsa', { modulusLength: 2048 })
      : generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const key = { ...pair, kid: keyId(pair.publicKey) };
  const codes = new Map<string, URLSearchParams>();
  const server = createServer((request, response) => {
    void answer(issuer, codes, { request, response });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const issuer: TinyIssuer = {
    url,
    jwks: { keys: [jwkOf(key)] },
    jwksAnswer: null,
    fetches: 0,
    idToken: {},
    idTokenKey: null,
    key,
    accessToken: (claims = {}, header = {}, other = key.privateKey) => {
      const now = Math.floor(clock() / 1000);
      const payload = {
        iss: url,
        aud: 'hub',
        sub: 'u-1',
        jti: randomUUID(),
        iat: now,
        exp: now + 300,
      };
      return tokenOf(
        { ...headerOf(key), typ: 'at+jwt', ...header },
        { ...payload, ...claims },
        signerOf(other),
      );
    },
    authorize: (address) => {
      const asked = new URL(address).searchParams;
      const code = randomUUID();
      codes.set(code, asked);
      const back = new URL(asked.get('redirect_uri') ?? '');
      back.search = new URLSearchParams({
        code,
        state: asked.get('state') ?? '',
        iss: url,
      }).toString();
      return back;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
  return issuer;
}

/** A public key as JWK. */
export function jwkOf({ kid, publicKey }: TinyIssuer['key'], change: object = {}): object {
  return { ...publicKey.export({ format: 'jwk' }), kid, use: 'sig', ...change };
}

function headerOf({ kid, publicKey }: TinyIssuer['key']): object {
  return { alg: publicKey.asymmetricKeyType === 'rsa' ? 'RS256' : 'ES256', kid };
}

function signerOf(key: KeyObject) {
  return key.asymmetricKeyType === 'rsa' ? rs256(key) : es256(key);
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

async function answer(
  issuer: TinyIssuer,
  codes: Map<string, URLSearchParams>,
  { request, response }: Exchange,
): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', issuer.url);
  if (pathname === '/keys') {
    issuer.fetches += 1;
    if (issuer.jwksAnswer) return issuer.jwksAnswer(response);
    return send(response, 200, issuer.jwks);
  }
  if (pathname === '/.well-known/openid-configuration')
    return send(response, 200, metadata(issuer.url));
  if (pathname !== '/token') return send(response, 404, {});
  const form = new URLSearchParams(await bodyOf(request));
  const asked = codes.get(form.get('code') ?? '');
  codes.delete(form.get('code') ?? '');
  const challenge = createHash('sha256')
    .update(form.get('code_verifier') ?? '')
    .digest('base64url');
  const isRight =
    asked?.get('code_challenge') === challenge &&
    asked.get('redirect_uri') === form.get('redirect_uri') &&
    basicOf(request) === `${CLIENT.id}:${CLIENT.secret}`;
  if (!isRight) return send(response, 400, { error: 'invalid_grant' });
  send(response, 200, {
    access_token: 'opaque',
    token_type: 'Bearer',
    id_token: idTokenOf(issuer, asked.get('nonce')),
  });
}

function idTokenOf(issuer: TinyIssuer, nonce: string | null | undefined): string {
  const now = Math.floor(Date.now() / 1000);
  const claims = { iss: issuer.url, aud: CLIENT.id, sub: 'u-1', nonce, iat: now, exp: now + 300 };
  const signer = signerOf(issuer.idTokenKey ?? issuer.key.privateKey);
  return tokenOf({ ...headerOf(issuer.key), typ: 'JWT' }, { ...claims, ...issuer.idToken }, signer);
}

/** Both halves come form-encoded (RFC 6749, 2.3.1). */
function basicOf({ headers }: IncomingMessage): string {
  const encoded = (headers.authorization ?? '').replace('Basic ', '');
  return decodeURIComponent(Buffer.from(encoded, 'base64').toString('utf8'));
}

function metadata(url: string): object {
  return {
    issuer: url,
    authorization_endpoint: `${url}/authorize`,
    token_endpoint: `${url}/token`,
    jwks_uri: `${url}/keys`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256', 'ES256'],
    authorization_response_iss_parameter_supported: true,
  };
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
