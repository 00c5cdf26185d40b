import type { FastifyRequest } from 'fastify';
import type { Permits } from '../../shared/sharing/permits';

/** What a caller may read. */
export interface AskerPermits {
  readonly permits: Permits;
  /** Whether its session has ended, so that it is answered as the public. */
  readonly hasEndedSession: boolean;
}

/** Says who asks; it rejects with the refusal of who is not honoured. */
export type PermitsFor = (request: FastifyRequest, issuer: string) => Promise<AskerPermits>;
