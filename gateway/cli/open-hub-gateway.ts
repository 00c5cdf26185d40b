import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { KeyObject } from 'node:crypto';
import type { Logger } from 'pino';
import type { FastifyRequest } from 'fastify';
import type { Settings } from '../../shared/config/settings';
import type { Database } from '../../shared/data/database';
import type { MemoryBudget } from '../../shared/data/memory-budget';
import type { TrustedKeys } from '../../shared/identity/gateway-keys';
import type { HubKeys } from '../../shared/identity/key-folder';
import { permitsFor, type Permits } from '../../shared/sharing/permits';
import type { LeaseIssuer } from '../../shared/sharing/lease-issuer';
import type { LeasedState } from '../../shared/sharing/leased-state';
import type { LinkFor } from '../engine/open-links';
import type { Front } from '../http/front';
import { refuseCrossSite } from '../http/same-origin';
import type { Identity } from '../identity/open-identity';
import type { Ledger } from '../ledger/record';
import { departmentSupergraph } from './department-schemas';
import { FIRST_QUESTION } from './first-question';
import { hubIdentity, oauthOf } from './hub-identity';
import type { HubRecord } from './hub-record';
import { gatewayState } from './hub-leases';
import { openGateway } from './run-gateway';

/** The keys that a gateway of ours holds. */
export type GatewayKeys = Pick<HubKeys, 'tokens' | 'permit' | 'seal' | 'ledgerHmac'>;

/** What a gateway of our departments is opened with. */
export interface HubGatewayOptions {
  readonly settings: Settings;
  readonly database: Database;
  readonly keys: GatewayKeys;
  readonly leases: LeaseIssuer;
  readonly directoryKeys: TrustedKeys;
  readonly record: HubRecord;
  readonly isDemonstration: boolean;
  /** What the process keeps of operations; one by the settings unless given. */
  readonly budget?: MemoryBudget;
  /** Opens the ways to departments, which are told what is granted today. */
  readonly linksWith: (sharing: LeasedState) => LinkFor;
  readonly log: Logger;
}

/** Opens the gateway of our departments: it identifies, shares and records. */
export async function openHubGateway(options: HubGatewayOptions): Promise<Front> {
  const { settings, leases, directoryKeys, record, keys, log } = options;
  const sharing = gatewayState({ issuer: leases, directoryKeys, log });
  await sharing.holder.refresh();
  let address = '';
  const hub = {
    ...options,
    tokenKeys: keys.tokens,
    sharing: sharing.holder,
    ledger: record.ledger,
    address: () => address,
  };
  const identity = hubIdentity(hub);
  const closeParts = async () => {
    sharing.holder.close();
    await record.close();
  };
  const front = await openGateway({
    settings,
    source: departmentSupergraph(settings.dataFolder),
    linkFor: options.linksWith(sharing),
    limits: settings,
    log,
    sharing: {
      permitsFor: permitsOfRequests({ settings, identity, sharing }),
      recordKeeping: recordKeeping(record.ledger, keys.ledgerHmac, log),
      afterMutation: afterMutation(sharing, record),
      oauth: oauthOf(hub, identity),
      parts: { sharing: () => Promise.resolve(isCurrent(sharing)), record: record.isWell },
    },
    firstQuestion: FIRST_QUESTION,
    ...besides(options),
  }).catch(endedBy(closeParts));
  address = front.url;
  const close = async () => {
    await front.close();
    await closeParts();
  };
  return { url: front.url, close };
}

/** Makes what a mutation has changed known here, and puts it on the record, before it is answered. */
function afterMutation({ holder }: LeasedState, record: HubRecord) {
  return async () => {
    await holder.refresh();
    await record.chainEvents();
  };
}

/** Closes what would keep a process that could not start from ending, and from saying why. */
function endedBy(close: () => Promise<void>): (fault: unknown) => Promise<never> {
  return async (fault) => {
    await close();
    throw fault;
  };
}

/** What a hub has or has not. */
function besides({ budget }: HubGatewayOptions) {
  return { ...builtPages(), ...(budget ? { budget } : {}) };
}

/** The pages, where `npm run build` has made them beside this code. */
function builtPages(): { readonly pagesFolder?: string } {
  const folder = join(__dirname, '..', '..', 'web');
  return existsSync(folder) ? { pagesFolder: folder } : {};
}

const isCurrent = ({ holder }: LeasedState) => holder.current().isFresh;

interface Asked {
  readonly settings: Settings;
  readonly identity: Identity;
  readonly sharing: LeasedState;
}

/** Identifies who asks; throws UNAUTHENTICATED for what is not honoured. */
function permitsOfRequests({ settings, identity, sharing }: Asked) {
  return async (request: FastifyRequest, issuer: string): Promise<Permits> => {
    const { caller, via } = await identity.identify(request.raw.rawHeaders);
    if (via === 'SESSION') refuseCrossSite(request, issuer);
    await sharing.holder.caughtUp();
    const now = settings.demoClock ?? new Date();
    return permitsFor({ ...sharing.holder.current(), caller, now });
  };
}

function recordKeeping(ledger: Ledger, keyHashKey: KeyObject, log: Logger) {
  return {
    ledger,
    keyHashKey,
    now: () => new Date(),
    onUnrecorded: (fault: unknown, requestId: string) => {
      log.error({ err: fault, requestId }, 'the record could not be written');
    },
  };
}
