import type { FastifyRequest } from 'fastify';
import type { Identified } from '../identity/identified';
import { requireAllowed } from '../rates/rates';
import type { OauthOptions } from './oauth-options';

/** Counts a request of the public, by its address. Throws TOO_MANY_REQUESTS. */
export async function countPublic({ rates }: OauthOptions, { ip }: FastifyRequest): Promise<void> {
  if (rates) requireAllowed(await rates.countRequest({ subject: null, address: ip }));
}

/** Counts an attempt to sign in with this name from this address. Throws TOO_MANY_REQUESTS. */
export async function countSignIn(
  { rates }: OauthOptions,
  name: string,
  { ip }: FastifyRequest,
): Promise<void> {
  if (rates) requireAllowed(await rates.countSignIn(name, ip));
}

/**
 * Identifies the caller and counts the request: by caller, or by address for the public and for
 * refused callers.
 */
export async function countedIdentity(
  options: OauthOptions,
  request: FastifyRequest,
): Promise<Identified> {
  const { identity, rates } = options;
  const identified = await identity
    .identify(request.raw.rawHeaders)
    .catch(async (thrown: unknown) => {
      await countPublic(options, request);
      throw thrown;
    });
  const { kind, subject } = identified.caller;
  const counted = { subject: kind === 'NOBODY' ? null : subject, address: request.ip };
  if (rates) requireAllowed(await rates.countRequest(counted));
  return identified;
}
