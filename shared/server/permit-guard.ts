import type { FastifyRequest } from 'fastify';
import { PUBLIC_CALLER } from '../identity/caller';
import type { MachineClock } from '../identity/clock-tolerance';
import type { TrustedKeys } from '../identity/keys/gateway-keys';
import { PERMIT_HEADER, verifyPermit, type VerifiedPermit } from '../identity/permit';
import { replayMemory, type ReplayMemory } from '../identity/replay-memory';
import { RiverGateError } from '../errors/rivergate-error';
import { LEASE_HEADER } from '../sharing/lease/lease';
import type { NamedEntries } from './named-entries';
import type { SignedRequest } from './signature-guard';
import { narrowedPermits, permitsFor, type Permits } from '../sharing/permits';
import { unknownLease, type ReceivedState } from '../sharing/lease/received-state';

/** Finds out for whom a gateway asks, and what that caller may read. */
export interface PermitGuard {
  /**
   * Throws REQUEST_UNSIGNED for a permit that is not valid here, REQUEST_REPLAYED for one that came
   * before, SHARING_STATE_STALE for a lease that the exchange has not signed, STATE_UNKNOWN for one
   * that names no nonce given here lately or a state that has not come yet, CLOCK_SKEWED where the
   * clock here is too far from the exchange's.
   */
  verify(request: FastifyRequest, signed: SignedRequest): void;
  permitsOf(request: FastifyRequest): Permits;
}

/** What a guard of one department rests on. */
export interface PermitGround {
  readonly department: string;
  readonly permitKeys: TrustedKeys;
  readonly state: ReceivedState;
  readonly clock: MachineClock;
  /** Holds what permits name against the record; absent: nothing is known of it here. */
  readonly entries?: NamedEntries;
  /** The hub's clock, which the demonstration may fix: decisions are taken by it. */
  readonly hubClock: () => Date;
  /** Hears why a permit was refused; for the log. */
  readonly onFault: (fault: unknown) => void;
}

/** A guard for one department. A request without a permit is asked for the public. */
export function permitGuard(ground: PermitGround): PermitGuard {
  const found = new WeakMap<FastifyRequest, Permits>();
  const memory = replayMemory({ clock: ground.clock });
  return {
    verify: (request, signed) => {
      const lease = headerOf(request, LEASE_HEADER);
      const isKnown = lease === undefined || ground.state.takeLease(lease);
      if (!isKnown) throw unknownLease(); // The one that comes for it says what time it is, too.
      ground.state.clock.assertWithin();
      const permit = permitIn(request, signed, ground);
      demandFirst(permit, memory);
      if (permit) ground.entries?.assertNamed(permit);
      found.set(request, permitsUnder(permit, ground));
    },
    permitsOf: (request) => found.get(request) ?? permitsUnder(null, ground),
  };
}

function permitIn(
  request: FastifyRequest,
  { requestId, bodyHash }: SignedRequest,
  { department, permitKeys, clock, onFault }: PermitGround,
): VerifiedPermit | null {
  const header = headerOf(request, PERMIT_HEADER);
  if (header === undefined) return null;
  const permit = verifyPermit(header, permitKeys, { department, now: clock.now(), onFault });
  if (permit.requestId !== requestId || permit.bodyHash !== bodyHash)
    throw unpermitted('it was made for another request');
  return permit;
}

function demandFirst(permit: VerifiedPermit | null, memory: ReplayMemory): void {
  if (!permit || memory.isFirst(permit.permitId)) return;
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
  if (revoked.some(([subject, at]) => subject === caller.subject && caller.generation < at))
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
