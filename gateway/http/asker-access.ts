import type { FastifyRequest } from 'fastify';
import type { AccessDecisions } from '../../shared/sharing/access-decisions';

/** What a caller may read. */
export interface AskerAccess {
  readonly access: AccessDecisions;
  /** Whether its session has ended, so that it is answered as the public. */
  readonly hasEndedSession: boolean;
}

/** Identifies the caller; rejects if its credentials are not valid. */
export type AccessFor = (request: FastifyRequest, issuer: string) => Promise<AskerAccess>;
