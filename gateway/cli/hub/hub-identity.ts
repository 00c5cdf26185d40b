import type { Logger } from 'pino';
import type { Settings } from '../../../shared/config/settings';
import type { Database } from '../../../shared/data/database';
import type { Organisation } from '../../../shared/identity/caller';
import type { SecondFactorSeal } from '../../../shared/identity/second-factor-seal';
import type { TokenKeys } from '../../../shared/identity/keys/token-keys';
import { isWithin, dayOf } from '../../../shared/sharing/calendar-day';
import type { StateHolder } from '../../../shared/sharing/lease/state-holder';
import type { OauthOptions } from '../../http/oauth-options';
import type { GatewayAuditLog } from './hub-audit-log';
import type { IdentityOptions } from '../../identity/identity-options';
import { openIdentity, type Identity } from '../../identity/open-identity';

/** Dependencies of a hub's identification. */
export interface HubIdentity {
  readonly settings: Settings;
  readonly database: Database;
  readonly tokenKeys: () => TokenKeys;
  readonly secondFactor: SecondFactorSeal;
  readonly sharing: StateHolder;
  readonly record: Pick<GatewayAuditLog, 'note'>;
  /** Address of this gateway, once it listens. */
  readonly address: () => string;
  readonly isDemonstration: boolean;
  /** See `IdentityOptions`. */
  readonly onSessionChanged?: IdentityOptions['onSessionChanged'];
  readonly log: Logger;
}

/** Identification for a gateway of our departments. */
export function hubIdentity(hub: HubIdentity): Identity {
  const { settings, database, tokenKeys, sharing, record, isDemonstration, log } = hub;
  const now = () => new Date();
  return openIdentity({
    database,
    tokenKeys,
    issuer: () => issuerOf(hub),
    secondFactor: hub.secondFactor,
    tokenMinutes: settings.tokenMinutes,
    sessionIdleMinutes: settings.sessionIdleMinutes,
    sessionHours: settings.sessionHours,
    outsideIssuers: settings.outsideIssuers,
    isDemonstration,
    purposesOf: (organisation) => Promise.resolve(purposesGranted(sharing, organisation)),
    revocationsNow: () => {
      const { state, isFresh } = sharing.current();
      return state && isFresh ? state.state.revocations : null;
    },
    now,
    ...(hub.onSessionChanged && { onSessionChanged: hub.onSessionChanged }),
    note: (event) => record.note({ ...event, at: now(), traceId: null }),
    onFault: (fault) => {
      log.info({ fault }, 'not accepted');
    },
  });
}

/** Options of the sign-in routes. */
export function oauthOf(hub: HubIdentity, identity: Identity): OauthOptions {
  return {
    identity,
    issuer: () => issuerOf(hub),
    tokenKeys: hub.tokenKeys,
    hasSecureCookies: hub.settings.hasSecureCookies,
    isDemonstration: hub.isDemonstration,
    hasOneClick: hub.settings.hasOneClickSignIn,
    // Until this is known, the hub is assumed to hold real data.
    hasRealData: () => Promise.resolve(hub.sharing.current().state?.state.hasRealData ?? true),
  };
}

function issuerOf({ settings, address }: HubIdentity): string {
  return settings.issuer ?? address();
}

function purposesGranted(sharing: StateHolder, { kind, id }: Organisation): ReadonlyArray<string> {
  const today = dayOf(new Date());
  const grants = (sharing.current().state?.state.datasets ?? []).flatMap((one) => one.grants);
  const held = grants.filter(
    (grant) =>
      grant.organisation.kind === kind &&
      grant.organisation.id === id &&
      isWithin(today, grant.validFrom, grant.until),
  );
  return [...new Set(held.map(({ purpose }) => purpose))].sort();
}
