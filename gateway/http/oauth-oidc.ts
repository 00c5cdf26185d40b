import type { FastifyReply, FastifyRequest } from 'fastify';
import { RiverGateError } from '../../shared/errors/rivergate-error';
import { cookiesNamed, valuesOf } from '../identity/presented';
import type { OidcFlow } from '../identity/oidc';
import { refused } from '../identity/sign-in/sign-in';
import type { OauthOptions, OauthScope } from './oauth-options';
import { countPublic } from './oauth-rates';
import { replaceSession, secure } from './session-cookie';

const FLOW_COOKIE = 'rivergate_oidc';
const FLOW_S = 600;
const ANONYMOUS = { via: 'NONE', tokenId: null };

/** A flow, with the hash of the session that the sign-in replaces; empty if there is none. */
interface KeptFlow extends OidcFlow {
  readonly over: string;
}

/** Sign-in of browsers at outside issuers. */
export function oidcRoutes(scope: OauthScope, options: OauthOptions): void {
  const { oidc, signIn } = options.identity;
  scope.get('/oauth/start/:name', async (request, reply) => {
    await countPublic(options, request);
    const { name = '' } = request.params as { readonly name?: string }; // As the route has it.
    const started = await oidc.start(name);
    if (!started)
      throw new RiverGateError(
        'BAD_REQUEST',
        'No issuer with this name signs in browsers here at the moment.',
      );
    // A browser that comes back from another site does not send a Strict cookie, so the session to
    // replace is stored in the flow.
    const { via, tokenId } = await options.identity
      .identify(request.raw.rawHeaders)
      .catch(() => ANONYMOUS);
    const over = via === 'SESSION' ? (tokenId?.replace('sha256:', '') ?? '') : '';
    setFlow(request, reply, options, { ...started.flow, over });
    return reply.redirect(started.address, 303);
  });
  scope.get('/oauth/callback', async (request, reply) => {
    await countPublic(options, request);
    const flow = flowIn(request);
    setFlow(request, reply, options, null);
    const query = request.url.split('?', 2)[1] ?? '';
    const person = flow && (await oidc.finish(flow, query));
    if (!person) throw refused();
    const session = await signIn.byOutside(person);
    if (flow?.over) await options.identity.sessions.endById(`sha256:${flow.over}`);
    await replaceSession(request, reply, { ...options, session });
    return welcome(reply);
  });
}

/**
 * The cookie of the flow is Lax, because the issuer's site redirects the browser back; it grants
 * nothing, and is removed after one use. State, nonce and verifier belong to this browser alone.
 */
function setFlow(
  request: FastifyRequest,
  reply: FastifyReply,
  ...[options, flow]: readonly [OauthOptions, KeptFlow | null]
): void {
  const value = flow ? [flow.name, flow.state, flow.nonce, flow.verifier, flow.over].join('.') : '';
  const life = flow ? FLOW_S : 0;
  const cookie = `${FLOW_COOKIE}=${value}; Path=/oauth/callback; Max-Age=${String(life)}; HttpOnly; SameSite=Lax`;
  reply.header('set-cookie', `${cookie}${secure(request, options)}`);
}

function flowIn(request: FastifyRequest): KeptFlow | null {
  const cookies = cookiesNamed(valuesOf(request.raw.rawHeaders, 'cookie'), FLOW_COOKIE);
  const [, name, state, nonce, verifier, over = ''] =
    /^([a-z0-9-]{1,63})\.([\w-]{16,128})\.([\w-]{16,128})\.([\w-]{43,128})\.([\w-]{43}|)$/.exec(
      cookies[0] ?? '',
    ) ?? [];
  if (cookies.length !== 1 || !name || !state || !nonce || !verifier) return null;
  return { name, state, nonce, verifier, over };
}

/**
 * A page that continues by itself instead of a redirect: a browser sends a Strict cookie on a
 * navigation that our own page starts, but not on a chain of redirects that another site started.
 */
function welcome(reply: FastifyReply): FastifyReply {
  return reply
    .type('text/html; charset=utf-8')
    .header('content-security-policy', "default-src 'none'; frame-ancestors 'none'")
    .header('referrer-policy', 'no-referrer')
    .send(PAGE);
}

const PAGE = `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=/"><title>江门 RiverGate</title></head>
<body><p>已登录。Signed in. <a href="/">→</a></p></body>
</html>
`;
