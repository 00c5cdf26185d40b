import type { FastifyReply, FastifyRequest } from 'fastify';
import { RiverGateError } from '../errors/rivergate-error';
import { areNonces, LEASE_HEADER, NONCE_HEADER } from '../sharing/lease/lease';
import type { LeaseIssuer } from '../sharing/lease/lease-issuer';
import type { ReceivedState } from '../sharing/lease/received-state';
import type { createHttpServer } from './http-server';

/** Path to which a gateway sends the sharing state of a department. */
export const STATE_PATH = '/sharing-state';
/** Path at which a gateway asks the exchange for a lease. */
export const LEASE_PATH = '/sharing-lease';

/**
 * Maximum size of the sharing state of a whole hub: every grant, release and revocation in force.
 */
const STATE_BYTES = 16 * 1024 * 1024;
/** Maximum size of a lease request: a hash, and a nonce of each department. */
const LEASE_BYTES = 64 * 1024;

/** What the sharing routes of one department's server need. */
export interface SharingRoutes {
  readonly state: ReceivedState;
  /** Only the exchange issues leases. */
  readonly leases?: LeaseIssuer;
  /** Throws unless a gateway signed the request; then parses the body. */
  readonly verify: (request: FastifyRequest) => void;
}

/**
 * Adds the routes that distribute the sharing state: from the exchange to gateways, and from
 * gateways to departments.
 */
export function addSharingRoutes(
  server: ReturnType<typeof createHttpServer>,
  { state, leases, verify }: SharingRoutes,
): void {
  const preHandler = async (request: FastifyRequest, reply: FastifyReply) => {
    verify(request);
    reply.header(NONCE_HEADER, state.nonce());
  };
  server.post(STATE_PATH, { preHandler, bodyLimit: STATE_BYTES }, async (request, reply) => {
    const lease = request.headers[LEASE_HEADER];
    state.takeState(textIn(request.body, 'state'), typeof lease === 'string' ? lease : '');
    return reply.code(204).send();
  });
  if (!leases) return;
  server.post(LEASE_PATH, { preHandler, bodyLimit: LEASE_BYTES }, async (request, reply) =>
    reply.send(await leases.issue(knownHashIn(request.body), noncesIn(request.body))),
  );
}

function textIn(body: unknown, name: string): string {
  const value = fieldOf(body, name);
  if (typeof value === 'string') return value;
  throw new RiverGateError('BAD_REQUEST', `The body requires "${name}" as text.`);
}

function knownHashIn(body: unknown): string | null {
  const value = fieldOf(body, 'knownHash');
  return typeof value === 'string' ? value : null;
}

function noncesIn(body: unknown): ReadonlyArray<string> {
  const nonces = fieldOf(body, 'nonces');
  if (areNonces(nonces)) return nonces;
  throw new RiverGateError(
    'BAD_REQUEST',
    'The body requires "nonces": the nonces that the lease will name.',
  );
}

function fieldOf(body: unknown, name: string): unknown {
  return typeof body === 'object' && body !== null
    ? (body as Readonly<Record<string, unknown>>)[name]
    : undefined;
}
