import { useMutation } from '@tanstack/react-query';
import { AskFailure, type AskError } from '../../common/ask';
import { useCaller } from '../caller/caller';

/** One question to one department, as the hub has planned it. */
export interface PlannedFetch {
  readonly id: number;
  readonly department: string;
  readonly path: ReadonlyArray<string>;
  readonly operation: string;
  /** Fetches that must have answered before. */
  readonly after: ReadonlyArray<number>;
}

/** What a run would do, as the hub itself calculates it. */
export interface DryRun {
  readonly cost: { readonly values: number; readonly limit: number };
  readonly refused: ReadonlyArray<AskError>;
  readonly fetches: ReadonlyArray<PlannedFetch>;
}

/** Asks the hub what a run of a question would do; throws AskFailure for one that it would refuse. */
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

/** Fetches in the turns in which they can be made: each waits for one of the turn before at least. */
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
