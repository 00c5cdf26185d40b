import type { ReportedFallback } from '../shared/push-down/reported-fallback';
import type { MadeFetch } from './request-scope';

/** When a fetch started, relative to the first of its request, and how long it took, ms. */
export interface FetchTiming {
  readonly department: string;
  readonly operation: string;
  readonly startMs: number;
  /** Null if its answer was not awaited. */
  readonly tookMs: number | null;
  /**
   * Why resolvers answered it; null if one statement for each dataset did, or if a department that
   * is not ours does not say.
   */
  readonly fallback: ReportedFallback | null;
}

/** Whether a request asks how long its fetches took (`"extensions": {"timing": true}`). */
export function wantsTiming(extensions: Readonly<Record<string, unknown>> | undefined): boolean {
  return extensions?.['timing'] === true;
}

/** The times of a request's fetches, in the order of their starts; to a tenth of a millisecond. */
export function timingOf(made: ReadonlyArray<MadeFetch>): {
  readonly fetches: ReadonlyArray<FetchTiming>;
} {
  const first = made[0]?.startedMs ?? 0;
  const fetches = made.map(({ department, operation, startedMs, endedMs, fallback }) => ({
    department,
    operation,
    startMs: tenth(startedMs - first),
    tookMs: endedMs === null ? null : tenth(endedMs - startedMs),
    fallback,
  }));
  return { fetches };
}

function tenth(ms: number): number {
  return Math.round(ms * 10) / 10;
}
