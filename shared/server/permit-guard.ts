import type { FastifyRequest } from 'fastify';
import { PUBLIC_CALLER } from '../identity/caller';
import type { TrustedKeys } from '../identity/gateway-keys';
import { PERMIT_HEADER, verifyPermit, type VerifiedPermit } from '../identity/permit';
import { RiverGateError } from '../errors/rivergate-error';
import { LEASE_HEADER } from '../sharing/lease';
import { narrowedPermits, permitsFor, type Permits } from '../sharing/permits';
import type { ReceivedState } from '../sharing/received-state';

/** Finds out for whom a gateway asks, and what that caller may read. */
export interface PermitGuard {
  /**
   * Throws REQUEST_UNSIGNED for a permit that is not valid here, SHARING_STATE_STALE for a lease that is
   * not, STATE_UNKNOWN where the state that the lease names has not come yet.
   */
  verify(request: FastifyRequest, requestId: string): void;
  permitsOf(request: FastifyRequest): Permits;
}

/** What a guard of one department rests on. */
export interface PermitGround {
  readonly department: string;
  readonly permitKeys: TrustedKeys;
  readonly state: ReceivedState;
  readonly now: () => Date;
  /** The hub's clock, which the demonstration may fix: decisions are taken by it. */
  readonly hubClock: () => Date;
  /** Hears why a permit was refused; for the log. */
  readonly onFault: (fault: unknown) => void;
}

/** A guard for one department. A request without a permit is asked for the public. */
export function permitGuard(ground: PermitGround): PermitGuard {
  const found = new WeakMap<FastifyRequest, Permits>();
  return {
    verify: (request, requestId) => {
      const permit = permitIn(request, requestId, ground);
      const lease = headerOf(request, LEASE_HEADER);
      if (lease !== undefined && !ground.state.takeLease(lease)) throw unknownState();
      found.set(request, permitsUnder(permit, ground));
    },
    permitsOf: (request) => found.get(request) ?? permitsUnder(null, ground),
  };
}

function permitIn(
  request: FastifyRequest,
  requestId: string,
  { department, permitKeys, now, onFault }: PermitGround,
): VerifiedPermit | null {
  const header = headerOf(request, PERMIT_HEADER);
  if (header === undefined) return null;
  const permit = verifyPermit(header, permitKeys, { department, now: now(), onFault });
  if (permit.requestId !== requestId) throw unpermitted('it was made for another request');
  return permit;
}

/**
 * What is recorded is read only where the permit says that it stands on the record; what was issued to
 * a caller before a revocation opens nothing.
 */
function permitsUnder(permit: VerifiedPermit | null, { state, hubClock }: PermitGround): Permits {
  const known = state.current();
  const caller = permit?.caller ?? PUBLIC_CALLER;
  const revoked = known.state?.state.revocations.subjects ?? [];
  if (
    permit &&
    revoked.some(([subject, untilMs]) => subject === caller.subject && permit.issuedAtMs <= untilMs)
  )
    throw unpermitted('what was issued to its caller has been revoked');
  const permits = permitsFor({ ...known, caller, cases: permit?.cases ?? [], now: hubClock() });
  if (!permit || permit.record !== null) return permits;
  return narrowedPermits(permits, {
    because: 'RECORD_UNAVAILABLE',
    toData: ({ isRecorded }) => isRecorded,
    toAct: () => false,
  });
}

function headerOf(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
}

function unpermitted(fault: string): RiverGateError {
  return new RiverGateError(
    'REQUEST_UNSIGNED',
    `A department answers only what a gateway permits for it, but ${fault}.`,
  );
}

function unknownState(): RiverGateError {
  return new RiverGateError(
    'STATE_UNKNOWN',
    'The sharing state that the lease names has not come yet.',
  );
}
