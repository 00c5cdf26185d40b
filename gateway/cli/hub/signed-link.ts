import type { Logger } from 'pino';
import { request as post } from 'undici';
import { messageOf } from '../../../shared/errors/message-of';
import { bodyHashOf, SIGNATURE_HEADER, signRequest } from '../../../shared/identity/envelope';
import { RiverGateError } from '../../../shared/errors/rivergate-error';
import { requireDistinctKeys } from '../../../shared/identity/keys/distinct-keys';
import { loadPrivateKey, type SigningKey } from '../../../shared/identity/keys/gateway-keys';
import { mintPermit, PERMIT_HEADER } from '../../../shared/identity/permit';
import { CLOCK_TOLERANCE_MS } from '../../../shared/identity/clock-tolerance';
import { STATE_PATH } from '../../../shared/server/sharing-routes';
import { AUDIT_HEAD_HEADER } from '../../../shared/server/signature-guard';
import { LEASE_HEADER, NONCE_HEADER } from '../../../shared/sharing/lease/lease';
import type { LeasedState } from '../../../shared/sharing/lease/leased-state';
import { httpLink, type AnswerHeaders } from '../../engine/http';
import type { Link, LinkRequest } from '../../engine/link';

/** Opens links to departments that are served apart; each request is signed. */
export type SignedLinkFor = (department: string, address: string) => Link;

/** Dependencies of signed links. */
export interface Vouching {
  /** Signs requests. */
  readonly gatewayKey: SigningKey;
  /** Signs permits. */
  readonly permitKey: SigningKey;
  readonly sharing: Pick<LeasedState, 'lease' | 'stateText' | 'heard' | 'renew'>;
  /** The newest signed head of the audit log, for the department to keep as an anchor. */
  readonly head: () => string | null;
  readonly now: () => Date;
  readonly log: Logger;
}

/**
 * Opens links whose requests carry the gateway's signature, a permit that names the caller and the
 * entry in the audit log, and the exchange's lease on the sharing state. Throws SETTINGS_INVALID if
 * the same key would sign both requests and permits.
 */
export function signedLinks(vouching: Vouching): SignedLinkFor {
  const { log, sharing } = vouching;
  requireDistinctKeys({
    RIVERGATE_GATEWAY_KEY: [vouching.gatewayKey.kid],
    'permit.key': [vouching.permitKey.kid],
  });
  return (department, address) => {
    const permitFor = access(department, vouching);
    const hear = (headers: AnswerHeaders) => {
      const nonce = headers[NONCE_HEADER];
      if (typeof nonce === 'string') sharing.heard(department, nonce);
    };
    return httpLink({
      department,
      url: new URL('/graphql', address).href,
      healthUrl: new URL('/healthz', address).href,
      sign: (body, request, isLeased) => {
        const auditHead = headValue(vouching);
        const { requestId, traceparent } = request;
        return {
          ...signature(vouching, { department, body, requestId, traceparent, ...auditHead }),
          ...permitFor(request, body),
          ...(isLeased ? leaseHeader(vouching) : {}),
          ...(auditHead && { [AUDIT_HEAD_HEADER]: auditHead.auditHead }),
        };
      },
      onHeaders: hear,
      // First a lease with the nonce just received, then the state that the lease names, then
      // nothing.
      onConflict: async (times, signal) => {
        if (times === 1) return sharing.renew();
        return times === 2 && bringState(vouching, { department, address, signal });
      },
      onClockOffset: clockLog(department, log),
      onFault: (fault, requestId) =>
        log.warn({ department, requestId, reason: messageOf(fault) }, 'department unavailable'),
    });
  };
}

/** The key that signs requests; throws SETTINGS_INVALID if no file is named. */
export function gatewayKeyIn(keyFile: string | undefined): SigningKey {
  if (keyFile !== undefined) return loadPrivateKey(keyFile);
  throw new RiverGateError(
    'SETTINGS_INVALID',
    'RIVERGATE_GATEWAY_KEY: departments served apart accept only signed requests. Name the file of a private key; `npm run rivergate -- keys` makes one.',
  );
}

/**
 * Logs when the clock of a department becomes too different from this one, and when it is right
 * again.
 */
function clockLog(department: string, log: Logger): (offsetMs: number) => void {
  let wasWithin = true;
  return (offsetMs) => {
    const isWithin = Math.abs(offsetMs) <= CLOCK_TOLERANCE_MS;
    if (isWithin === wasWithin) return;
    wasWithin = isWithin;
    if (isWithin) log.info({ department, offsetMs }, 'the clock of a department is right again');
    else log.error({ department, offsetMs }, 'the clock of a department is too far from ours');
  };
}

/** What a signature covers. */
export interface SignedBody {
  readonly department: string;
  readonly body: string;
  readonly requestId: string;
  readonly auditHead?: string;
  readonly traceparent?: string | undefined;
}

/** The header with the gateway's signature of a body. */
export function signature(
  { gatewayKey, now }: Pick<Vouching, 'gatewayKey' | 'now'>,
  signed: SignedBody,
): Readonly<Record<string, string>> {
  return { [SIGNATURE_HEADER]: signRequest(gatewayKey, { ...signed, now: now() }) };
}

/** A permit for each fetch: for these bytes, and valid once. The public needs none. */
function access(department: string, { permitKey, now }: Vouching) {
  return ({ scope, requestId }: LinkRequest, body: string): Readonly<Record<string, string>> => {
    const { caller, cases: all } = scope.access;
    if (caller.kind === 'NOBODY') return {};
    const record = scope.trail?.auditSequence ?? null;
    const cases = all.filter((one) => one.department === department);
    const request = { requestId, bodyHash: bodyHashOf(body) };
    const facts = { department, caller, ...request, record, cases, now: now() };
    return { [PERMIT_HEADER]: mintPermit(permitKey, facts) };
  };
}

/** An expired lease is not sent: the department would refuse it together with public data. */
function leaseHeader({ sharing }: Pick<Vouching, 'sharing'>): Readonly<Record<string, string>> {
  const lease = sharing.lease();
  return lease === null ? {} : { [LEASE_HEADER]: lease };
}

/** The newest head in the form of its header. */
function headValue({ head }: Vouching): { readonly auditHead: string } | undefined {
  const line = head();
  return line === null ? undefined : { auditHead: Buffer.from(line).toString('base64url') };
}

interface StateToBring {
  readonly department: string;
  readonly address: string;
  readonly signal: AbortSignal;
}

async function bringState(
  vouching: Vouching,
  { department, address, signal }: StateToBring,
): Promise<boolean> {
  const state = vouching.sharing.stateText();
  if (state === null) return false;
  const body = JSON.stringify({ state });
  const requestId = `sharing-state-${department}`;
  const answer = await post(new URL(STATE_PATH, address), {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...signature(vouching, { department, body, requestId }),
      ...leaseHeader(vouching),
    },
    body,
    signal,
  });
  await answer.body.dump();
  return answer.statusCode < 300;
}
