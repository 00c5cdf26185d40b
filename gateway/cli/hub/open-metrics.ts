import type { Logger } from 'pino';
import type { Database } from '../../../shared/data/database';
import type { Settings } from '../../../shared/config/settings';
import type { Tracing } from '../../../shared/tracing/tracing';
import type { Engine } from '../../engine/engine';
import type { HandleRequest } from '../../engine/engine-in-use';
import { hubMetrics, type HubMetrics } from '../../metrics/hub-metrics';
import { serveMetrics } from '../../metrics/metrics-server';

/** A gateway that may be measured. */
interface MeasurableGateway {
  readonly settings: Settings;
  readonly sharing?: {
    readonly auditHead: () => number | null;
    readonly pools: Database['counts'];
  };
  /** Hands the metrics to the process that serves them; unless given, they are served here. */
  readonly publishMetrics?: PublishMetrics;
  /** Absent: nothing is traced. */
  readonly tracing?: Pick<Tracing, 'counts'> | undefined;
  readonly log: Logger;
}

/** Makes metrics readable; returns what ends that. */
export type PublishMetrics = (metrics: HubMetrics) => Promise<() => Promise<void>>;

/** The measuring of one gateway. */
export interface Observed {
  /** The same function, whose operations are counted. */
  readonly handled: (handle: HandleRequest) => HandleRequest;
  /** Absent if nothing is measured. */
  readonly onAnswered?: HubMetrics['answered'];
  /** Names the engine of which caches and links are read. */
  readonly watch: (engine: Engine) => void;
  readonly close: () => Promise<void>;
}

/** Serves metrics if a port is set for them; without one, nothing is measured. */
export async function openMetrics({
  settings,
  sharing,
  tracing,
  log,
  publishMetrics,
}: MeasurableGateway): Promise<Observed> {
  if (settings.metricsPort === undefined) return UNOBSERVED;
  let engine: Engine | undefined;
  const metrics = hubMetrics({
    caches: () => engine?.caches() ?? [],
    links: () =>
      (engine?.links() ?? []).map(({ department, report }) => ({
        ...{ department, report: report?.() ?? {} },
      })),
    auditHead: () => sharing?.auditHead() ?? null,
    pools: () => sharing?.pools() ?? [],
    spans: () => tracing?.counts() ?? null,
  });
  const publish = publishMetrics ?? (({ text }) => servedMetrics({ settings, text, log }));
  const close = await publish(metrics);
  return {
    handled: (handle) => measuredHandling(handle, metrics),
    onAnswered: metrics.answered,
    watch: (watched) => {
      engine = watched;
    },
    close,
  };
}

interface ServedMetrics {
  readonly settings: Settings;
  readonly text: HubMetrics['text'];
  readonly log: Logger;
}

/** Serves metrics at the port that is set for them, if one is; returns what ends that. */
export async function servedMetrics({
  settings,
  text,
  log,
}: ServedMetrics): Promise<() => Promise<void>> {
  const { metricsPort: port, metricsHost: host } = settings;
  if (port === undefined) return () => Promise.resolve();
  const server = await serveMetrics({ text, host, port, log });
  log.info({ url: `${server.url}/metrics` }, 'metrics are served');
  return server.close;
}

const UNOBSERVED: Observed = {
  handled: (handle) => handle,
  watch: () => undefined,
  close: () => Promise.resolve(),
};

function measuredHandling(handle: HandleRequest, metrics: HubMetrics): HandleRequest {
  return async (request, inUse) => {
    const answer = await handle(request, inUse);
    const { trail } = request.context;
    metrics.operated({
      codes: (answer.errors ?? []).map(({ extensions }) => extensions?.['code']),
      fetches: trail?.fetches ?? [],
      stages: trail?.stages ?? [],
    });
    return answer;
  };
}
