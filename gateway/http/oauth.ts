import type { createHttpServer } from '../../shared/server/http-server';
import { demonstrationRoutes } from './oauth-demo';
import { enrolRoutes } from './oauth-enrol';
import { answerOauthFault } from './oauth-faults';
import { metadataRoutes } from './oauth-metadata';
import { oidcRoutes } from './oauth-oidc';
import type { OauthOptions } from './oauth-options';
import { sessionRoutes } from './oauth-session';
import { tokenRoutes } from './oauth-token';

/**
 * Adds to a server: `/oauth/token`, `/oauth/revoke` (machines), `/oauth/sign-in`, `/oauth/sign-out`,
 * `/oauth/session`, `/oauth/purpose` (browsers), `/oauth/enrol` (persons with both halves of a code), `/oauth/start/<issuer>`, `/oauth/callback` (outside
 * issuers), `/oauth/demo`, `/.well-known/jwks.json` and `/.well-known/oauth-authorization-server`.
 */
export async function registerOauth(
  server: ReturnType<typeof createHttpServer>,
  options: OauthOptions,
): Promise<void> {
  await server.register((scope, _options, done) => {
    scope.setErrorHandler(answerOauthFault);
    // Content types that another site's form can send without a preflight request.
    scope.removeContentTypeParser('text/plain');
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string' },
      (_request, body, parsed) => {
        parsed(null, new URLSearchParams(String(body)));
      },
    );
    scope.addHook('onRequest', async (_request, reply) => {
      reply.header('cache-control', 'no-store');
    });
    for (const add of [
      tokenRoutes,
      sessionRoutes,
      enrolRoutes,
      oidcRoutes,
      demonstrationRoutes,
      metadataRoutes,
    ])
      add(scope, options);
    done();
  });
}
