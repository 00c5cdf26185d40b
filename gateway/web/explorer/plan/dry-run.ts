import { useMutation } from '@tanstack/react-query';
import { AskFailure, type AskError } from '../../common/ask';
import { useCaller } from '../caller/caller';

/** One request to one department in the hub's plan. */
export interface PlannedFetch {
  readonly id: number;
  readonly department: string;
  readonly path: ReadonlyArray<string>;
  readonly operation: string;
  /** Fetches that must complete before this one. */
  readonly after: ReadonlyArray<number>;
}

/** The hub's estimate of a query: cost, errors and fetches. */
export interface DryRun {
  readonly cost: { readonly values: number; readonly limit: number };
  readonly refused: ReadonlyArray<AskError>;
  readonly fetches: ReadonlyArray<PlannedFetch>;
}

/**
 * Requests the estimate of a query from the hub without running it; throws AskFailure if the hub
 * refuses the query.
 */
export function useDryRun() {
  const { send } = useCaller();
  return useMutation({
    mutationFn: async ({
      query,
      variables,
    }: {
      readonly query: string;
      readonly variables: string;
    }) => {
      const answer = await send({
        query,
        variables: variables.trim() === '' ? {} : JSON.parse(variables),
        extensions: { dryRun: true },
      });
      const { dryRun } =
        (answer as { readonly extensions?: { readonly dryRun?: DryRun } }).extensions ?? {};
      if (dryRun) return dryRun;
      throw new AskFailure(answer.errors ?? []);
    },
  });
}

/** Groups fetches into rounds: each fetch waits for at least one of the round before. */
export function turnsOf(
  fetches: ReadonlyArray<PlannedFetch>,
): ReadonlyArray<ReadonlyArray<PlannedFetch>> {
  const turnOf = new Map<number, number>();
  for (const { id, after } of fetches)
    turnOf.set(id, Math.max(0, ...after.map((one) => (turnOf.get(one) ?? 0) + 1)));
  const count = Math.max(0, ...[...turnOf.values()].map((turn) => turn + 1));
  return Array.from({ length: count }, (_, turn) =>
    fetches.filter(({ id }) => turnOf.get(id) === turn),
  );
}
