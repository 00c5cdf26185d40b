import type { RegistrationOptions } from '../../documents/registration';
import type { UnlistedOperation } from '../../documents/unlisted-operation';
import type { GatewayParts } from '../../http/readiness';
import type { CallersDocuments } from '../../http/graphql/resolve-document';
import type { Logger } from 'pino';
import { cacheBytes, type Settings } from '../../../shared/config/settings';
import type { Database } from '../../../shared/data/database';
import { memoryBudget, type MemoryBudget } from '../../../shared/data/memory-budget';
import type { ServerBounds } from '../../../shared/server/server-bounds';
import type { Tracing } from '../../../shared/tracing/tracing';
import { messageOf } from '../../../shared/errors/message-of';
import { requestHandler } from '../../handle-request';
import { createEngine, type Engine } from '../../engine/engine';
import { openMetrics, type Observed, type PublishMetrics } from './open-metrics';
import type { LinkFor } from '../../engine/open-links';
import { openFront, type Front, type FrontOptions } from '../../http/front';
import type { OauthOptions } from '../../http/oauth-options';
import type { Rates } from '../../rates/rates';
import type { Limits } from '../../rules/rule';
import type { StationRegister } from '../../rules/cost/station-register';
import type { AuditKeeping } from '../../sharing/admit-to-audit';
import type { LastGood } from '../../supergraph/last-good';
import { watchFiles } from '../../supergraph/watch';

/** Where a gateway's supergraph comes from. */
export interface SupergraphSource {
  /** The files from which it is made. */
  readonly files: ReadonlyArray<string>;
  /** Makes the supergraph from these files; rejects with SUPERGRAPH_REFUSED. */
  readonly read: () => Promise<string>;
  /** Identifies everything from which it is made: equal marks mean equal supergraphs. */
  readonly mark?: () => Promise<string>;
  /** Stores the last supergraph that was put in use; if absent, none is stored. */
  readonly lastGood?: LastGood;
}

/** Options of a gateway. */
export interface GatewayOptions {
  readonly settings: Settings;
  /**
   * How a gateway of our departments shares and records; absent for a supergraph without policies.
   */
  readonly sharing?: GatewaySharing;
  readonly source: SupergraphSource;
  readonly linkFor: LinkFor;
  readonly limits: Limits;
  /** The public register of stations; absent if the hub has none. */
  readonly register?: () => StationRegister;
  /** The memory budget for operations in this process; the configured one unless given. */
  readonly budget?: MemoryBudget;
  /** Hands the metrics to the process that serves them; unless given, they are served here. */
  readonly publishMetrics?: PublishMetrics;
  /** Records traces; absent: nothing is recorded. */
  readonly tracing?: Tracing | undefined;
  readonly log: Logger;
  readonly firstQuestion?: string;
  /** Folder of the built pages. */
  readonly pagesFolder?: string;
}

/** How a gateway identifies, shares and records. */
export interface GatewaySharing {
  /** Place of the newest signed entry of the audit log; null while there is none. */
  readonly auditHead: () => number | null;
  /** Connections to PostgreSQL of this process. */
  readonly pools: Database['counts'];
  readonly accessFor: NonNullable<FrontOptions['accessFor']>;
  readonly auditKeeping: AuditKeeping;
  /** Documents that callers send by their hash. */
  readonly documents: CallersDocuments;
  readonly registration: RegistrationOptions;
  /** Called with an operation outside its client's list. */
  readonly onUnlisted: (operation: UnlistedOperation) => void;
  /** Loads what a mutation has changed, before it is answered. */
  readonly afterMutation: () => Promise<void>;
  /** Counts requests and what they cost. */
  readonly rates: Rates;
  readonly oauth: OauthOptions;
  readonly parts: GatewayParts;
  /** Warnings in `/readyz` for an operator, before anything fails. */
  readonly warnings: () => ReadonlyArray<string>;
}

/** The largest request body: a query with an attached document of 5 MiB, in base64. */
const BODY_LIMIT = 8 * 1024 * 1024;

function handlerOf({ sharing, limits, log }: GatewayOptions) {
  return requestHandler({
    ...sharing,
    maxCost: limits.maxCost,
    onUnexpected: (error, requestId) => log.error({ err: error, requestId }, 'unexpected'),
  });
}

/**
 * Opens a gateway that puts a new supergraph in use when its files change, unless it is refused.
 */
export async function openGateway(options: GatewayOptions): Promise<Front> {
  const { settings, source, log } = options;
  const { supergraphSdl, mark } = await firstSupergraph(source, log);
  const observed = await openMetrics(options);
  const engine = await engineOf(options, supergraphSdl, observed);
  await source.lastGood?.write(supergraphSdl, mark);
  const front = await openFront({
    engine,
    log,
    ...options.sharing,
    ...(observed.onAnswered && { onAnswered: observed.onAnswered }),
    tracing: options.tracing,
    hasSuggestions: settings.nodeEnv !== 'production',
    maxTokens: options.limits.maxTokens,
    maxDocumentBytes: settings.maxDocumentBytes,
    bodyLimit: BODY_LIMIT,
    ...(options.pagesFolder === undefined ? {} : { pagesFolder: options.pagesFolder }),
    ...(options.firstQuestion === undefined ? {} : { firstQuestion: options.firstQuestion }),
    trustedProxies: settings.trustedProxies,
    openOrigins: settings.openOrigins,
    bounds: boundsOf(settings),
    host: settings.host,
    port: settings.port,
  });
  engine.startPlanner();
  let turn = Promise.resolve();
  const stopWatching = await watchFiles(source.files, () => {
    turn = turn.then(() => takeNew(engine, source, log)); // Sequentially, so that the newest file wins.
  });
  const close = async () => {
    stopWatching();
    await front.close();
    await observed.close();
  };
  return { url: front.url, close };
}

async function engineOf(
  options: GatewayOptions,
  supergraphSdl: string,
  observed: Observed,
): Promise<Engine> {
  const { settings, linkFor, limits } = options;
  const engine = await createEngine({
    ...{ supergraphSdl, linkFor, limits },
    ...(options.register && { register: options.register }),
    hidesSchema: !settings.isIntrospectionOpen,
    budget: options.budget ?? memoryBudget(cacheBytes(settings)),
    handle: observed.handled(handlerOf(options)),
    execution: settings.engine,
  });
  observed.watch(engine);
  return engine;
}

function boundsOf(settings: Settings): Partial<ServerBounds> {
  const { requestMs, slowReaderMs, maxConnections, maxConnectionsPerAddress } = settings;
  return {
    requestMs,
    slowReaderMs,
    connections: maxConnections,
    connectionsPerAddress: maxConnectionsPerAddress,
  };
}

interface FirstSupergraph {
  readonly supergraphSdl: string;
  /** The mark of its sources, read before it was made; absent if unknown. */
  readonly mark?: string;
}

/** The last good one if nothing has changed since it was made: composing takes seconds. */
async function firstSupergraph(source: SupergraphSource, log: Logger): Promise<FirstSupergraph> {
  const { lastGood } = source;
  try {
    const mark = await source.mark?.();
    if (mark === undefined) return { supergraphSdl: await source.read() };
    return { supergraphSdl: (await lastGood?.readMadeFrom(mark)) ?? (await source.read()), mark };
  } catch (thrown) {
    const kept = await lastGood?.read();
    if (!kept) throw thrown;
    log.error({ reason: messageOf(thrown) }, 'supergraph refused; the last good one is used');
    return { supergraphSdl: kept };
  }
}

async function takeNew(
  engine: Engine,
  { read, lastGood }: SupergraphSource,
  log: Logger,
): Promise<void> {
  try {
    const supergraphSdl = await read();
    await engine.swap(supergraphSdl);
    await lastGood?.write(supergraphSdl);
    log.info('a new supergraph is in use');
  } catch (thrown) {
    log.error({ reason: messageOf(thrown) }, 'supergraph refused; the one in use stays');
  }
}
