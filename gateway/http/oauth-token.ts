import type { FastifyReply, FastifyRequest } from 'fastify';
import { ASSERTION_TYPE } from '../identity/client-assertion';
import { countedName, type ClientCredentials } from '../identity/sign-in/client-sign-in';
import { valuesOf } from '../identity/presented';
import type { OauthOptions, OauthScope } from './oauth-options';
import { answerTokenFault, invalidRequest, oauthError } from './oauth-faults';
import { countSignIn } from './oauth-rates';

/** An assertion and a token, of 8 KiB each at most, and the other parameters. */
const FORM_BYTES = 24 * 1024;

/** `/oauth/token` (RFC 6749, client credentials) and `/oauth/revoke` (RFC 7009). */
export function tokenRoutes(scope: OauthScope, options: OauthOptions): void {
  const { clients } = options.identity;
  const route = { errorHandler: answerTokenFault, bodyLimit: FORM_BYTES };
  scope.post('/oauth/token', route, async (request, reply) => {
    const form = formOf(request);
    if (!form) return invalidRequest(reply, 'POST a form, each parameter once.');
    const grantType = form.get('grant_type');
    if (grantType === undefined) return invalidRequest(reply, 'grant_type is missing.');
    if (grantType !== 'client_credentials')
      return oauthError(reply, 400, [
        'unsupported_grant_type',
        'grant_type must be client_credentials; persons sign in by browser.',
      ]);
    if (form.get('scope'))
      return oauthError(reply, 400, [
        'invalid_scope',
        'Scopes are not supported; roles are assigned at the hub.',
      ]);
    const credentials = credentialsIn(request, form);
    if (!credentials) return malformedClient(reply);
    await countSignIn(options, countedName(credentials), request);
    const issued = await clients.issueToken(credentials, form.get('purpose') ?? null);
    return reply.header('pragma', 'no-cache').send({
      access_token: issued.token,
      token_type: 'Bearer',
      expires_in: issued.expiresInS,
      ...(issued.purpose === null ? {} : { purpose: issued.purpose }),
    });
  });
  scope.post('/oauth/revoke', route, async (request, reply) => {
    const form = formOf(request);
    const token = form?.get('token');
    if (!form || !token) return invalidRequest(reply, 'POST a form with the token, once.');
    const credentials = credentialsIn(request, form);
    if (!credentials) return malformedClient(reply);
    await countSignIn(options, countedName(credentials), request);
    if (await clients.revokeToken(credentials, token)) return reply.code(200).send();
    return oauthError(reply, 400, ['unauthorized_client', "The token is another client's."]);
  });
}

type Form = ReadonlyMap<string, string>;

/**
 * The parameters; undefined if the body is no form, or a parameter is repeated (RFC 6749, 3.2) or
 * contains U+0000.
 */
function formOf({ body }: FastifyRequest): Form | undefined {
  if (!(body instanceof URLSearchParams)) return undefined;
  const entries = [...body];
  const form = new Map(entries);
  const isText = entries.every((entry) => !entry.join('').includes('\0'));
  return form.size === entries.length && isText ? form : undefined;
}

/**
 * From HTTP Basic, the form, or an assertion; undefined if there are none, several, or malformed
 * credentials.
 */
function credentialsIn(request: FastifyRequest, form: Form): ClientCredentials | undefined {
  const isAssertion = form.has('client_assertion') || form.has('client_assertion_type');
  return isAssertion ? assertionIn(request, form) : secretIn(request, form);
}

function secretIn(request: FastifyRequest, form: Form): ClientCredentials | undefined {
  const headers = valuesOf(request.raw.rawHeaders, 'authorization');
  const [id, secret] = [form.get('client_id'), form.get('client_secret')];
  const inForm = id !== undefined && secret !== undefined ? { id, secret } : undefined;
  if (headers.length === 0) return inForm && checked(inForm, request);
  if (headers.length > 1 || secret !== undefined) return undefined;
  const basic = basicIn(headers[0] ?? '');
  // A client may also name itself in the form, but not as another client.
  if (!basic || (id !== undefined && id !== basic.id)) return undefined;
  return checked(basic, request);
}

/** RFC 7521, 4.2: no other means of authentication beside it. */
function assertionIn(request: FastifyRequest, form: Form): ClientCredentials | undefined {
  const assertion = form.get('client_assertion');
  const isAlone = request.headers.authorization === undefined && !form.has('client_secret');
  const isOfType = form.get('client_assertion_type') === ASSERTION_TYPE;
  if (!assertion || !isAlone || !isOfType) return undefined;
  return { assertion, clientId: form.get('client_id') ?? null, address: request.ip };
}

interface Pair {
  readonly id: string;
  readonly secret: string;
}

/** RFC 7617, with both halves form-encoded (RFC 6749, 2.3.1). */
function basicIn(header: string): Pair | undefined {
  const [, encoded = ''] = /^Basic ([A-Za-z0-9+/]+={0,2})$/i.exec(header) ?? [];
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const at = text.indexOf(':');
  if (at < 1) return undefined;
  try {
    return { id: decoded(text.slice(0, at)), secret: decoded(text.slice(at + 1)) };
  } catch {
    // Not form-encoded: no credentials.
    return undefined;
  }
}

function decoded(text: string): string {
  return decodeURIComponent(text.replaceAll('+', ' '));
}

function checked({ id, secret }: Pair, { ip }: FastifyRequest): ClientCredentials | undefined {
  const isText = !`${id}${secret}`.includes('\0');
  const isSane =
    isText && id.length > 0 && id.length <= 128 && secret.length > 0 && secret.length <= 256;
  return isSane ? { clientId: id, clientSecret: secret, address: ip } : undefined;
}

function malformedClient(reply: FastifyReply): FastifyReply {
  return invalidRequest(
    reply,
    'Send client credentials once: by HTTP Basic, as client_id and client_secret, or as a client_assertion of type jwt-bearer.',
  );
}
