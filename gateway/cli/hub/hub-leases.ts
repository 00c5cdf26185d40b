import type { Logger } from 'pino';
import { SYSTEM_CLOCK } from '../../../shared/identity/clock-tolerance';
import { messageOf } from '../../../shared/errors/message-of';
import type { SigningKey, TrustedKeys } from '../../../shared/identity/keys/gateway-keys';
import { leaseIssuer, type LeaseIssuer } from '../../../shared/sharing/lease/lease-issuer';
import { EVERY_ROW } from '../../../shared/data/row-bounds';
import { leasedState, type LeasedState } from '../../../shared/sharing/lease/leased-state';
import type { OpenData } from '../data/open-data';

/** Dependencies of issuing leases in the process of the exchange. */
export interface LocalLeases {
  readonly data: Pick<OpenData, 'database' | 'controlPlane'>;
  /** The exchange's key. */
  readonly key: SigningKey;
  /** Whether synthetic documents of the demonstration are valid. */
  readonly isDemonstration: boolean;
  readonly now: () => Date;
}

/** Leases on the sharing state of the exchange in the same database. */
export function localLeases({ data, key, isDemonstration, now }: LocalLeases): LeaseIssuer {
  const { department, sharing } = data.controlPlane;
  const reader = data.database.reader(department, EVERY_ROW);
  return leaseIssuer({
    key,
    now,
    load: async (known) =>
      (await sharing.version(reader)) === known ? null : sharing.load(reader, isDemonstration),
  });
}

/** The source of a gateway's leases. */
export interface GatewayLeases {
  readonly issuer: LeaseIssuer;
  readonly exchangeKeys: TrustedKeys;
  readonly log: Logger;
}

/** The sharing state of a gateway, kept current. */
export function gatewayState({ issuer, exchangeKeys, log }: GatewayLeases): LeasedState {
  return leasedState({
    issue: issuer.issue,
    exchangeKeys,
    clock: SYSTEM_CLOCK,
    onFault: (fault) => log.warn({ reason: messageOf(fault) }, 'the sharing state is not known'),
  });
}
