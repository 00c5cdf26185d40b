import type { Logger } from 'pino';
import { SYSTEM_CLOCK } from '../../../shared/identity/clock-tolerance';
import { messageOf } from '../../../shared/errors/message-of';
import type { SigningKey, TrustedKeys } from '../../../shared/identity/keys/gateway-keys';
import { leaseIssuer, type LeaseIssuer } from '../../../shared/sharing/lease/lease-issuer';
import { EVERY_ROW } from '../../../shared/data/row-bounds';
import { leasedState, type LeasedState } from '../../../shared/sharing/lease/leased-state';
import type { OpenData } from '../data/open-data';

/** What leases are issued from in the process of the directory. */
export interface LocalLeases {
  readonly data: Pick<OpenData, 'database' | 'departments'>;
  /** The directory's key. */
  readonly key: SigningKey;
  /** Whether documents made up for the demonstration count. */
  readonly isDemonstration: boolean;
  readonly now: () => Date;
}

/** Leases on the sharing state as the directory of the same database has it. */
export function localLeases({ data, key, isDemonstration, now }: LocalLeases): LeaseIssuer {
  const directory = data.departments.find(({ sharing }) => sharing !== undefined);
  const sharing = directory?.sharing;
  if (!directory || !sharing) throw new TypeError('No department keeps what sharing rests on.');
  const reader = data.database.reader(directory.name, EVERY_ROW);
  return leaseIssuer({
    key,
    now,
    load: async (known) =>
      (await sharing.version(reader)) === known ? null : sharing.load(reader, isDemonstration),
  });
}

/** Where the leases of a gateway come from. */
export interface GatewayLeases {
  readonly issuer: LeaseIssuer;
  readonly directoryKeys: TrustedKeys;
  readonly log: Logger;
}

/** The sharing state of a gateway, kept current. */
export function gatewayState({ issuer, directoryKeys, log }: GatewayLeases): LeasedState {
  return leasedState({
    issue: issuer.issue,
    directoryKeys,
    clock: SYSTEM_CLOCK,
    onFault: (fault) => log.warn({ reason: messageOf(fault) }, 'the sharing state is not known'),
  });
}
