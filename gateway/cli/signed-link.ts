import type { Logger } from 'pino';
import { request as post } from 'undici';
import { messageOf } from '../../shared/errors/message-of';
import { bodyHashOf, SIGNATURE_HEADER, signRequest } from '../../shared/identity/envelope';
import { RiverGateError } from '../../shared/errors/rivergate-error';
import { loadPrivateKey, type SigningKey } from '../../shared/identity/gateway-keys';
import { mintPermit, PERMIT_HEADER } from '../../shared/identity/permit';
import { RECORD_HEAD_HEADER, STATE_PATH } from '../../shared/server/sharing-routes';
import { LEASE_HEADER } from '../../shared/sharing/lease';
import type { LeasedState } from '../../shared/sharing/leased-state';
import { httpLink } from '../engine/http';
import type { Link, LinkRequest } from '../engine/link';
import { permitsOf } from '../sharing/permits-of';

/** Opens links to departments that are served apart; each request is signed. */
export type SignedLinkFor = (department: string, address: string) => Link;

/** What a gateway vouches with. */
export interface Vouching {
  /** Signs requests. */
  readonly gatewayKey: SigningKey;
  /** Signs permits. */
  readonly permitKey: SigningKey;
  readonly sharing: Pick<LeasedState, 'holder' | 'lease' | 'stateText'>;
  /** The newest signed head of the record, for the department to keep as an anchor. */
  readonly head: () => string | null;
  readonly now: () => Date;
  readonly log: Logger;
}

/**
 * Links over which every request carries the gateway's signature of it, a permit that says for whom it
 * is made and where that stands on the record, and the directory's lease on what is granted today.
 */
export function signedLinks(vouching: Vouching): SignedLinkFor {
  const { log } = vouching;
  return (department, address) => {
    const permitFor = permits(department, vouching);
    return httpLink({
      department,
      url: new URL('/graphql', address).href,
      healthUrl: new URL('/healthz', address).href,
      sign: (body, request) => ({
        ...signature(vouching, { department, body, requestId: request.requestId }),
        ...permitFor(request, body),
        ...leaseHeader(vouching),
        ...headHeader(vouching),
      }),
      onConflict: () => bringState(vouching, department, address),
      onFault: (fault, requestId) =>
        log.warn({ department, requestId, reason: messageOf(fault) }, 'department unavailable'),
    });
  };
}

/** The key that signs requests; throws SETTINGS_INVALID where no file is named. */
export function gatewayKeyIn(keyFile: string | undefined): SigningKey {
  if (keyFile !== undefined) return loadPrivateKey(keyFile);
  throw new RiverGateError(
    'SETTINGS_INVALID',
    'RIVERGATE_GATEWAY_KEY: departments served apart answer to signed requests only. Name the file of a private key; `npm run rivergate -- keys` makes one.',
  );
}

/** What a signature vouches for. */
export interface SignedBody {
  readonly department: string;
  readonly body: string;
  readonly requestId: string;
}

/** The header with the gateway's signature of a body. */
export function signature(
  { gatewayKey, now }: Pick<Vouching, 'gatewayKey' | 'now'>,
  signed: SignedBody,
): Readonly<Record<string, string>> {
  return { [SIGNATURE_HEADER]: signRequest(gatewayKey, { ...signed, now: now() }) };
}

/** A permit for each fetch: for these bytes, and good once. The public needs none. */
function permits(department: string, { permitKey, now }: Vouching) {
  return ({ scope, requestId }: LinkRequest, body: string): Readonly<Record<string, string>> => {
    const { caller, cases: all } = permitsOf(scope);
    if (caller.kind === 'NOBODY') return {};
    const record = scope.trail?.recordSequence ?? null;
    const cases = all.filter((one) => one.department === department);
    const request = { requestId, bodyHash: bodyHashOf(body) };
    const facts = { department, caller, ...request, record, cases, now: now() };
    return { [PERMIT_HEADER]: mintPermit(permitKey, facts) };
  };
}

/** A lease that has run out is not handed on: the department would refuse it, and what is public with it. */
function leaseHeader({ sharing }: Pick<Vouching, 'sharing'>): Readonly<Record<string, string>> {
  const lease = sharing.holder.current().isFresh ? sharing.lease() : null;
  return lease === null ? {} : { [LEASE_HEADER]: lease };
}

function headHeader({ head }: Vouching): Readonly<Record<string, string>> {
  const line = head();
  return line === null ? {} : { [RECORD_HEAD_HEADER]: Buffer.from(line).toString('base64url') };
}

async function bringState(vouching: Vouching, department: string, address: string): Promise<void> {
  const state = vouching.sharing.stateText();
  if (state === null) return;
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
  });
  await answer.body.dump();
}
