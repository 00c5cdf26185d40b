import type { FastifyReply, FastifyRequest } from 'fastify';
import { RiverGateError } from '../errors/rivergate-error';
import { areNonces, LEASE_HEADER, NONCE_HEADER } from '../sharing/lease/lease';
import type { LeaseIssuer } from '../sharing/lease/lease-issuer';
import type { ReceivedState } from '../sharing/lease/received-state';
import type { createHttpServer } from './http-server';

/** Where a gateway brings the sharing state to a department. */
export const STATE_PATH = '/sharing-state';
/** Where a gateway asks the exchange for a lease. */
export const LEASE_PATH = '/sharing-lease';

/** The state of a whole hub: every grant, release and revocation in force. */
const STATE_BYTES = 16 * 1024 * 1024;
/** A hash and a nonce of each department. */
const LEASE_BYTES = 64 * 1024;

/** What the routes of one department's server stand on. */
export interface SharingRoutes {
  readonly state: ReceivedState;
  /** The exchange alone issues leases. */
  readonly leases?: LeaseIssuer;
  /** Lets requests signed by a gateway through; the body is parsed then. */
  readonly verify: (request: FastifyRequest) => void;
}

/** Adds the ways by which the sharing state travels: from the exchange to gateways, from them to departments. */
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
    'The body requires "nonces": those that the lease is to name.',
  );
}

function fieldOf(body: unknown, name: string): unknown {
  return typeof body === 'object' && body !== null
    ? (body as Readonly<Record<string, unknown>>)[name]
    : undefined;
}
