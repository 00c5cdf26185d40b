import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { KeyObject } from 'node:crypto';
import type { Logger } from 'pino';
import type { FastifyRequest } from 'fastify';
import { cacheBytes, type Settings } from '../../../shared/config/settings';
import type { Database } from '../../../shared/data/database';
import { memoryBudget, type MemoryBudget } from '../../../shared/data/memory-budget';
import type { TrustedKeys } from '../../../shared/identity/keys/gateway-keys';
import type { HubKeys } from '../../../shared/identity/keys/key-folder';
import { secondFactorSeal } from '../../../shared/identity/second-factor-seal';
import { accessFor } from '../../../shared/sharing/access-decisions';
import type { LeaseIssuer } from '../../../shared/sharing/lease/lease-issuer';
import type { LeasedState } from '../../../shared/sharing/lease/leased-state';
import type { Tracing } from '../../../shared/tracing/tracing';
import type { LinkFor } from '../../engine/open-links';
import type { AskerAccess } from '../../http/asker-access';
import type { Front } from '../../http/front';
import type { OauthOptions } from '../../http/oauth-options';
import { refuseCrossSite } from '../../http/same-origin';
import type { Identity } from '../../identity/open-identity';
import { sealSecondFactors } from '../../identity/sign-in/seal-second-factors';
import { departmentSupergraph } from '../schema/department-schemas';
import { FIRST_QUESTION } from '../first-question';
import { hubDocuments } from './hub-documents';
import { hubIdentity, oauthOf } from './hub-identity';
import type { GatewayAuditLog } from './hub-audit-log';
import { gatewayState } from './hub-leases';
import { publicRegister } from './hub-register';
import type { PublishMetrics } from './open-metrics';
import type { Change, Peers } from './peers';
import { openRates, type Rates } from '../../rates/rates';
import { openGateway } from './run-gateway';

/** The keys of a gateway of our departments. */
export type GatewayKeys = Pick<
  HubKeys,
  'tokens' | 'permit' | 'seal' | 'ledgerHmac' | 'secondFactor'
>;

/** What several processes of one hub have together. */
export interface Together {
  readonly rates: Rates;
  readonly peers: Peers;
  readonly publishMetrics: PublishMetrics;
}

/** Options of a gateway of our departments. */
export interface HubGatewayOptions {
  readonly settings: Settings;
  readonly database: Database;
  readonly keys: GatewayKeys;
  readonly leases: LeaseIssuer;
  readonly exchangeKeys: TrustedKeys;
  readonly record: GatewayAuditLog;
  readonly isDemonstration: boolean;
  /** The memory budget for operations in this process; the configured one unless given. */
  readonly budget?: MemoryBudget;
  /** What this gateway shares with the others of one hub; absent if it is the only process. */
  readonly together?: Together;
  /** Opens the links to departments, which receive the present grants. */
  readonly linksWith: (sharing: LeasedState) => LinkFor;
  /** Records traces; absent: nothing is recorded. */
  readonly tracing?: Tracing | undefined;
  readonly log: Logger;
}

/** Opens the gateway of our departments: it identifies, shares and records. */
export async function openHubGateway(options: HubGatewayOptions): Promise<Front> {
  const { leases, exchangeKeys, record, log } = options;
  const sharing = gatewayState({ issuer: leases, exchangeKeys, log });
  const closeParts = async () => {
    sharing.holder.close();
    await record.close();
  };
  const front = await openFront(options, sharing).catch(endedBy(closeParts));
  const close = async () => {
    await front.close();
    await closeParts();
  };
  return { url: front.url, close };
}

/** The gateway over these grants; its `close` leaves them and the audit log open. */
async function openFront(options: HubGatewayOptions, sharing: LeasedState): Promise<Front> {
  const { settings, log, budget = memoryBudget(cacheBytes(settings)) } = options;
  await sharing.holder.refresh();
  let address = '';
  const hub = {
    ...options,
    ...(await verifying(options)),
    sharing: sharing.holder,
    address: () => address,
    ...(options.together && { onSessionChanged: sessionChanges(options.together) }),
  };
  const identity = hubIdentity(hub);
  options.together?.peers.onChange(taking({ identity, sharing }));
  const linkFor = options.linksWith(sharing);
  const { close: closeDocuments, ...documents } = hubDocuments({ ...hub, budget });
  const register = await publicRegister({ settings, sharing, linkFor, log });
  const front = await openGateway({
    settings,
    source: departmentSupergraph(settings.dataFolder),
    linkFor,
    register: register.current,
    limits: settings,
    log,
    sharing: {
      ...sharingAndRecord(options, { identity, sharing }),
      ...documents,
      ...countedDoors(options, oauthOf(hub, identity)),
    },
    firstQuestion: FIRST_QUESTION,
    budget,
    ...extras(options),
  }).catch(endedBy(register.close));
  address = front.url;
  const close = async () => {
    await front.close();
    await register.close();
    await closeDocuments();
  };
  return { url: front.url, close };
}

interface SharedBy {
  readonly identity: Identity;
  readonly sharing: LeasedState;
}

function sharingAndRecord(
  { settings, database, record, keys, together, log }: HubGatewayOptions,
  { identity, sharing }: SharedBy,
) {
  return {
    accessFor: accessOfRequests({ settings, identity, sharing }),
    auditKeeping: auditKeeping(record, keys.ledgerHmac, log),
    afterMutation: afterMutation(sharing, record, together?.peers),
    parts: { sharing: () => Promise.resolve(isCurrent(sharing)), record: record.isWell },
    warnings: record.warnings,
    auditHead: record.headSequence,
    pools: database.counts,
  };
}

function sessionChanges({ peers }: Together) {
  return (sessionId: string) => peers.changed({ of: 'SESSION', sessionId });
}

/** What another process has changed is read again. */
function taking({ identity, sharing }: SharedBy) {
  return async (change: Change): Promise<void> => {
    if (change.of === 'SESSION') identity.sessions.clear(change.sessionId);
    else await sharing.holder.refresh();
  };
}

/** All routes share one count of requests. */
function countedDoors({ settings, together }: HubGatewayOptions, oauth: OauthOptions) {
  const rates = together?.rates ?? openRates(settings);
  return { rates, oauth: { ...oauth, rates } };
}

/** Opens identification, after sealing second factors with the newest key. */
async function verifying({ database, keys, log }: HubGatewayOptions) {
  const secondFactor = secondFactorSeal(keys.secondFactor);
  await sealSecondFactors(database, secondFactor, log);
  return { tokenKeys: keys.tokens, secondFactor };
}

/**
 * Loads what a mutation has changed, and writes its events to the audit log, before it is answered.
 */
function afterMutation({ holder }: LeasedState, record: GatewayAuditLog, peers?: Peers) {
  return async () => {
    await Promise.all([holder.refresh(), peers?.changed({ of: 'SHARING' })]);
    await record.chainEvents();
  };
}

/** Closes what would keep a process that failed to start from exiting with its error. */
function endedBy(close: () => Promise<void>): (fault: unknown) => Promise<never> {
  return async (fault) => {
    await close();
    throw fault;
  };
}

/** Optional parts of a hub. */
function extras({ together, tracing }: HubGatewayOptions) {
  const publishMetrics = together?.publishMetrics;
  return { ...builtPages(), tracing, ...(publishMetrics && { publishMetrics }) };
}

/** The pages, if `npm run build` has built them beside this code. */
function builtPages(): { readonly pagesFolder?: string } {
  const folder = join(__dirname, '..', '..', '..', 'web');
  return existsSync(folder) ? { pagesFolder: folder } : {};
}

const isCurrent = ({ holder }: LeasedState) => holder.current().isFresh;

interface HubParts {
  readonly settings: Settings;
  readonly identity: Identity;
  readonly sharing: LeasedState;
}

/**
 * Identifies the caller, which is the public if its session has ended; throws UNAUTHENTICATED for
 * an invalid token.
 */
function accessOfRequests({ settings, identity, sharing }: HubParts) {
  return async (request: FastifyRequest, issuer: string): Promise<AskerAccess> => {
    const { identified, hasEndedSession } = await identity.identifyAsker(request.raw.rawHeaders);
    const { caller, via } = identified;
    if (via === 'SESSION') refuseCrossSite(request, issuer);
    await sharing.holder.caughtUp();
    const now = settings.demoClock ?? new Date();
    return { access: accessFor({ ...sharing.holder.current(), caller, now }), hasEndedSession };
  };
}

function auditKeeping({ ledger, refusals }: GatewayAuditLog, keyHashKey: KeyObject, log: Logger) {
  return {
    ledger,
    refusals,
    keyHashKey,
    now: () => new Date(),
    onUnrecorded: (fault: unknown, requestId: string) => {
      log.error({ err: fault, requestId }, 'the audit log could not be written');
    },
  };
}
