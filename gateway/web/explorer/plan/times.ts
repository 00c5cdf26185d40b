import type { Answer } from '../../common/ask';
import type { FetchTime } from '../result/last-answer';

/** An answer with the times of its fetches, which the hub adds on request. */
type Timed = Answer<unknown> & {
  readonly extensions?: {
    readonly timing?: { readonly fetches: ReadonlyArray<FetchTime> };
    readonly [name: string]: unknown;
  };
};

/** Separates the times of the fetches from the answer to show. */
export function timed(answer: Partial<Answer<unknown>>) {
  const { extensions = {}, ...rest } = answer as Timed;
  const { timing, ...others } = extensions;
  const kept = Object.keys(others).length > 0 ? { extensions: others } : {};
  return { ...rest, ...kept, times: timing?.fetches ?? [] };
}

/** The time of a planned fetch in the last run; undefined if that run did not make it. */
export function timeOfFetch(
  times: ReadonlyArray<FetchTime>,
  { department, operation }: Pick<FetchTime, 'department' | 'operation'>,
): FetchTime | undefined {
  return times.find((one) => one.department === department && one.operation === operation);
}
