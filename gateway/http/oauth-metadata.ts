import { countPublic } from './oauth-rates';
import type { OauthOptions, OauthScope } from './oauth-options';

/** How long clients may cache keys and metadata, in seconds. */
const KEPT_S = 60;

/**
 * What clients need to verify tokens and to find the endpoints: public keys (RFC 7517) and metadata
 * (RFC 8414).
 */
export function metadataRoutes(scope: OauthScope, options: OauthOptions): void {
  const { issuer, tokenKeys } = options;
  const cached = `public, max-age=${String(KEPT_S)}`;
  scope.get('/.well-known/jwks.json', async (request, reply) => {
    await countPublic(options, request);
    const keys = [...tokenKeys().verifying].map(([kid, key]) => ({
      ...key.export({ format: 'jwk' }),
      kid,
      use: 'sig',
      alg: 'RS256',
    }));
    return reply.header('cache-control', cached).send({ keys });
  });
  scope.get('/.well-known/oauth-authorization-server', async (request, reply) => {
    await countPublic(options, request);
    const at = issuer();
    const methods = ['client_secret_basic', 'client_secret_post', 'private_key_jwt'];
    const algorithms = ['RS256', 'PS256', 'ES256', 'ES384'];
    return reply.header('cache-control', cached).send({
      issuer: at,
      jwks_uri: `${at}/.well-known/jwks.json`,
      token_endpoint: `${at}/oauth/token`,
      revocation_endpoint: `${at}/oauth/revoke`,
      grant_types_supported: ['client_credentials'],
      response_types_supported: [],
      token_endpoint_auth_methods_supported: methods,
      token_endpoint_auth_signing_alg_values_supported: algorithms,
      revocation_endpoint_auth_methods_supported: methods,
      revocation_endpoint_auth_signing_alg_values_supported: algorithms,
    });
  });
}
