import type { FastifyRequest } from 'fastify';
import { RiverGateError } from '../../shared/errors/rivergate-error';
import type { OauthOptions, OauthScope } from './oauth-options';
import { countPublic } from './oauth-rates';
import { objectOf } from './oauth-session';
import { isLoopback } from './loopback';
import { refuseCrossSite } from './same-origin';
import { replaceSession } from './session-cookie';

/** The name of one account. */
const ACCOUNT_BYTES = 1024;

/**
 * One-click sign-in to accounts of the demonstration: only from this machine, and only while all
 * data are synthetic.
 */
export function demonstrationRoutes(scope: OauthScope, options: OauthOptions): void {
  const { identity, issuer } = options;
  scope.get('/oauth/demo', async (request) => {
    await countPublic(options, request);
    await requireDemonstration(request, options);
    const persons = await identity.demonstrationPersons();
    return {
      accounts: persons.map(({ id, nameZh, organisationKind, organisationId, posts }) => ({
        account: id,
        nameZh,
        organisation: { kind: organisationKind, id: organisationId },
        posts: posts.map(({ post }) => post),
      })),
    };
  });
  scope.post('/oauth/demo', { bodyLimit: ACCOUNT_BYTES }, async (request, reply) => {
    refuseCrossSite(request, issuer());
    const { account } = objectOf(request, '{account}');
    await countPublic(options, request);
    if (typeof account !== 'string' || account.includes('\0'))
      throw new RiverGateError(
        'BAD_REQUEST',
        'account must be the name of a demonstration account.',
      );
    await requireDemonstration(request, options);
    const session = await identity.signIn.byDemonstration(account);
    await replaceSession(request, reply, { ...options, session });
    return { account, expiresAt: new Date(session.expiresAtMs).toISOString() };
  });
}

async function requireDemonstration(request: FastifyRequest, options: OauthOptions): Promise<void> {
  const { isDemonstration, hasOneClick, hasRealData } = options;
  if (isDemonstration && hasOneClick && isLoopback(request.raw) && !(await hasRealData())) return;
  throw new RiverGateError(
    'NOT_PERMITTED',
    'One-click sign-in works only for a demonstration without real data, from the machine of the hub.',
  );
}
