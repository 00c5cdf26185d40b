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
import { narrowedAccess, accessFor, type AccessDecisions } from '../sharing/access-decisions';
import { unknownLease, type ReceivedState } from '../sharing/lease/received-state';

/** Determines for which caller a gateway asks, and what that caller may read. */
export interface PermitGuard {
  /**
   * Throws REQUEST_UNSIGNED for a permit that is not valid here, REQUEST_REPLAYED for a permit that
   * was received before, SHARING_STATE_STALE for a lease that the exchange has not signed,
   * STATE_UNKNOWN for a lease that names no recent nonce of this department or a state that it has
   * not received yet, CLOCK_SKEWED if the clock of this machine is too far from the exchange's.
   */
  verify(request: FastifyRequest, signed: SignedRequest): void;
  accessOf(request: FastifyRequest): AccessDecisions;
}

/** What the permit guard of one department needs. */
export interface PermitContext {
  readonly department: string;
  readonly permitKeys: TrustedKeys;
  readonly state: ReceivedState;
  readonly clock: MachineClock;
  /**
   * Compares the entries that permits name with the audit log; absent where no head of the audit
   * log is received.
   */
  readonly entries?: NamedEntries;
  /** The hub's clock, which the demonstration may fix; access decisions use it. */
  readonly hubClock: () => Date;
  /** Called with the reason when a permit is refused; used for logging. */
  readonly onFault: (fault: unknown) => void;
}

/**
 * Creates the guard of one department. A request without a permit counts as a request of the
 * public.
 */
export function permitGuard(input: PermitContext): PermitGuard {
  const found = new WeakMap<FastifyRequest, AccessDecisions>();
  const memory = replayMemory({ clock: input.clock });
  return {
    verify: (request, signed) => {
      const lease = headerOf(request, LEASE_HEADER);
      const isKnown = lease === undefined || input.state.takeLease(lease);
      if (!isKnown) throw unknownLease(); // The lease that the gateway sends next carries the exchange's time, too.
      input.state.clock.assertWithin();
      const permit = permitIn(request, signed, input);
      requireFirst(permit, memory);
      if (permit) input.entries?.assertNamed(permit);
      found.set(request, accessUnder(permit, input));
    },
    accessOf: (request) => found.get(request) ?? accessUnder(null, input),
  };
}

function permitIn(
  request: FastifyRequest,
  { requestId, bodyHash }: SignedRequest,
  { department, permitKeys, clock, onFault }: PermitContext,
): VerifiedPermit | null {
  const header = headerOf(request, PERMIT_HEADER);
  if (header === undefined) return null;
  const permit = verifyPermit(header, permitKeys, { department, now: clock.now(), onFault });
  if (permit.requestId !== requestId || permit.bodyHash !== bodyHash)
    throw unpermitted('it was made for another request');
  return permit;
}

function requireFirst(permit: VerifiedPermit | null, memory: ReplayMemory): void {
  if (!permit || memory.isFirst(permit.permitId)) return;
  throw new RiverGateError('REQUEST_REPLAYED', 'This permit was received before.');
}

/**
 * What the caller may read under this permit. Audited datasets are readable only if the permit
 * names the audit log entry of the read; credentials issued before their revocation are refused.
 */
function accessUnder(
  permit: VerifiedPermit | null,
  { state, hubClock }: PermitContext,
): AccessDecisions {
  const known = state.current();
  const caller = permit?.caller ?? PUBLIC_CALLER;
  const revoked = known.state?.state.revocations.subjects ?? [];
  if (revoked.some(([subject, at]) => subject === caller.subject && caller.generation < at))
    throw unpermitted('what was issued to its caller has been revoked');
  const access = accessFor({ ...known, caller, cases: permit?.cases ?? [], now: hubClock() });
  if (!permit || permit.record !== null) return access;
  return narrowedAccess(access, {
    because: 'AUDIT_UNAVAILABLE',
    toData: ({ isAudited }) => isAudited,
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
