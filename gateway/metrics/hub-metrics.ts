import {
  AggregatorRegistry,
  Counter,
  Gauge,
  Histogram,
  Registry,
  collectDefaultMetrics,
} from 'prom-client';
import { ERROR_CATALOGUE } from '../../shared/errors/catalogue';
import type { CacheCounts } from '../../shared/data/memory-budget';
import type { PoolCounts } from '../../shared/data/sessions/pool-counts';
import type { SpanCounts } from '../../shared/tracing/span-queue';
import type { LinkReport } from '../engine/link';
import { poolMetrics } from './pool-metrics';
import type { MadeFetch, StageTime } from '../request-scope';

/** The text of metrics, and its media type. */
export interface MetricsText {
  readonly type: string;
  readonly body: string;
}

/** The metrics of one process, as values that can be added to those of others. */
export type MetricValues = Awaited<ReturnType<Registry['getMetricsAsJSON']>>;

/** What a gateway measures of its requests, in the format of Prometheus. */
export interface HubMetrics {
  /** One HTTP request was answered; `route` is an address that is declared, or undefined. */
  answered(route: string | undefined, status: number, elapsedMs: number): void;
  /** One operation was executed or refused. */
  operated(operation: MeasuredOperation): void;
  text(): Promise<MetricsText>;
  values(): Promise<MetricValues>;
}

/**
 * The metrics of several processes as those of one: sums, but for what each of them sees in full
 * (the highest) and for delays of the event loop, which prom-client averages.
 */
export async function joinedMetrics(processes: ReadonlyArray<MetricValues>): Promise<MetricsText> {
  const registry = AggregatorRegistry.aggregate([...processes]);
  return { type: registry.contentType, body: await registry.metrics() };
}

/** One operation as metrics count it: never its text, its name or its caller. */
export interface MeasuredOperation {
  /** Codes of its errors. */
  readonly codes: Iterable<unknown>;
  readonly fetches: Iterable<MadeFetch>;
  readonly stages: Iterable<StageTime>;
}

/** What is read when the metrics are asked for. */
export interface MetricSources {
  readonly caches: () => ReadonlyArray<CacheCounts>;
  readonly links: () => ReadonlyArray<{ readonly department: string; readonly report: LinkReport }>;
  /** Place of the newest signed entry of the audit log; null while there is none. */
  readonly auditHead: () => number | null;
  readonly pools: () => ReadonlyArray<PoolCounts>;
  /** What became of spans; null if nothing is traced. */
  readonly spans: () => SpanCounts | null;
}

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/**
 * Opens the metrics of one process. Labels have few values: routes that are declared, statuses,
 * codes of our catalogue (`OTHER` for any other), departments, stages, caches.
 */
export function hubMetrics(sources: MetricSources): HubMetrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const metrics = requestMetrics(registers);
  collected(registers, sources);
  return {
    answered: (route, status, elapsedMs) => {
      const labels = { route: route ?? 'other', status: String(status) };
      metrics.requests.inc(labels);
      metrics.requestSeconds.observe({ route: labels.route }, elapsedMs / 1000);
    },
    operated: ({ codes, fetches, stages }) => {
      for (const code of new Set(codes)) metrics.refusals.inc({ code: knownCode(code) });
      for (const { department, startedMs, endedMs, fallback } of fetches) {
        if (endedMs !== null)
          metrics.fetchSeconds.observe({ department }, (endedMs - startedMs) / 1000);
        if (fallback) metrics.fallbacks.inc({ department, reason: fallback.kind });
      }
      for (const { stage, ms } of stages) metrics.stageSeconds.observe({ stage }, ms / 1000);
    },
    text: async () => ({ type: registry.contentType, body: await registry.metrics() }),
    values: () => registry.getMetricsAsJSON(),
  };
}

function knownCode(code: unknown): string {
  return typeof code === 'string' && Object.hasOwn(ERROR_CATALOGUE, code) ? code : 'OTHER';
}

function requestMetrics(registers: Registry[]) {
  const histogram = (name: string, help: string, label: string) =>
    new Histogram({ name, help, labelNames: [label], buckets: SECONDS, registers });
  return {
    requests: new Counter({
      name: 'rivergate_requests_total',
      help: 'HTTP requests answered, by declared route and status',
      labelNames: ['route', 'status'],
      registers,
    }),
    refusals: new Counter({
      name: 'rivergate_operations_with_error_total',
      help: 'Operations with an error of this code, refused or answered in part',
      labelNames: ['code'],
      registers,
    }),
    fallbacks: new Counter({
      name: 'rivergate_fallbacks_total',
      help: 'Fetches that resolvers answered instead of statements, by reason',
      labelNames: ['department', 'reason'],
      registers,
    }),
    requestSeconds: histogram(
      'rivergate_request_seconds',
      'Seconds from the headers of a request to the end of its answer',
      'route',
    ),
    fetchSeconds: histogram(
      'rivergate_fetch_seconds',
      'Seconds of a fetch from a department',
      'department',
    ),
    stageSeconds: histogram(
      'rivergate_stage_seconds',
      'Seconds of a stage of an operation',
      'stage',
    ),
  };
}

const CACHE_COUNTS = {
  bytes: 'Estimated bytes of cached operations',
  entries: 'Entries of caches',
  hits: 'Look-ups that found an entry',
  misses: 'Look-ups that found none',
} as const satisfies Partial<Record<keyof CacheCounts, string>>;

/** Gauges that are read when they are asked for. */
function collected(registers: Registry[], sources: MetricSources): void {
  const { caches, links, auditHead, spans } = sources;
  poolMetrics(registers, sources.pools);
  for (const [of, help] of Object.entries(CACHE_COUNTS) as [keyof typeof CACHE_COUNTS, string][])
    gauge(registers, { name: `rivergate_cache_${of}`, help, label: 'cache' }, () =>
      caches().map((counts) => [counts.name, counts[of]]),
    );
  gauge(registers, CIRCUIT_OPEN, () =>
    links().map(({ department, report }) => [department, report.circuit?.state === 'OPEN' ? 1 : 0]),
  );
  gauge(registers, ROLLUP_DAYS, () =>
    links().flatMap(({ department, report: { rollups } }) =>
      rollups ? [[department, rollups.days] as const] : [],
    ),
  );
  gauge(registers, SPANS, () => Object.entries(spans() ?? {}));
  auditGauge(registers, auditHead);
}

const CIRCUIT_OPEN = {
  name: 'rivergate_circuit_open',
  help: '1 while a department gets no requests',
  ...{ label: 'department', isTheSame: true },
};
const SPANS = {
  name: 'rivergate_spans',
  help: 'Spans of traces, by what became of them',
  label: 'state',
};
const ROLLUP_DAYS = {
  name: 'rivergate_rollup_days',
  help: 'Days of series that wait for their roll-ups',
  ...{ label: 'department', isTheSame: true },
};

function auditGauge(registers: Registry[], auditHead: MetricSources['auditHead']): void {
  const head = new Gauge({
    name: 'rivergate_audit_head',
    help: 'Place of the newest signed entry of the audit log; absent while none is known',
    aggregator: 'max',
    registers,
    collect() {
      const place = auditHead();
      if (place === null) this.remove();
      else this.set(place);
    },
  });
  head.remove();
}

type Labelled = readonly [label: string, value: number];

interface LabelledGauge {
  readonly name: string;
  readonly help: string;
  readonly label: string;
  /** Whether several processes of one hub see the same, so that it is not added up. */
  readonly isTheSame?: boolean;
}

/** A gauge whose labels are those of now. */
function gauge(
  registers: Registry[],
  { name, help, label, isTheSame = false }: LabelledGauge,
  read: () => ReadonlyArray<Labelled>,
): void {
  new Gauge({
    ...{ name, help, labelNames: [label], registers },
    aggregator: isTheSame ? 'max' : 'sum',
    collect() {
      this.reset();
      for (const [of, value] of read()) this.set({ [label]: of }, value);
    },
  });
}
