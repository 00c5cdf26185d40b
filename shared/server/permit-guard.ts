import type { FastifyRequest } from 'fastify';
import { PUBLIC_CALLER } from '../identity/caller';
import type { TrustedKeys } from '../identity/gateway-keys';
import { PERMIT_HEADER, verifyPermit, type VerifiedPermit } from '../identity/permit';
import { replayMemory, type ReplayMemory } from '../identity/replay-memory';
import { RiverGateError } from '../errors/rivergate-error';
import { LEASE_HEADER } from '../sharing/lease';
import type { SignedRequest } from './signature-guard';
import { narrowedPermits, permitsFor, type Permits } from '../sharing/permits';
import type { ReceivedState } from '../sharing/received-state';

/** Finds out for whom a gateway asks, and what that caller may read. */
export interface PermitGuard {
  /**
   * Throws REQUEST_UNSIGNED for a permit that is not valid here, REQUEST_REPLAYED for one that came
   * before, SHARING_STATE_STALE for a lease that is
   * not, STATE_UNKNOWN where the state that the lease names has not come yet.
   */
  verify(request: FastifyRequest, signed: SignedRequest): void;
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
  const memory = replayMemory();
  return {
    verify: (request, signed) => {
      const permit = permitIn(request, signed, ground);
      demandFirst(permit, memory, ground.now());
      const lease = headerOf(request, LEASE_HEADER);
      if (lease !== undefined && !ground.state.takeLease(lease)) throw unknownState();
      found.set(request, permitsUnder(permit, ground));
    },
    permitsOf: (request) => found.get(request) ?? permitsUnder(null, ground),
  };
}

function permitIn(
  request: FastifyRequest,
  { requestId, bodyHash }: SignedRequest,
  { department, permitKeys, now, onFault }: PermitGround,
): VerifiedPermit | null {
  const header = headerOf(request, PERMIT_HEADER);
  if (header === undefined) return null;
  const permit = verifyPermit(header, permitKeys, { department, now: now(), onFault });
  if (permit.requestId !== requestId || permit.bodyHash !== bodyHash)
    throw unpermitted('it was made for another request');
  return permit;
}

function demandFirst(permit: VerifiedPermit | null, memory: ReplayMemory, now: Date): void {
  if (!permit || memory.isFirst(permit.permitId, permit.expiresAtMs, now.getTime())) return;
  throw new RiverGateError('REQUEST_REPLAYED', 'This permit was received before.');
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
