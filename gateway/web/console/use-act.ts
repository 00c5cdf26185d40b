import { useMutation, useQueryClient } from '@tanstack/react-query';
import { AskFailure } from '../common/ask';
import type { TypedDocument } from '../common/typed-document';
import { useAsk } from '../common/use-answer';

/** The answer of a mutation: the id of what it changed or created. */
interface SignOffResult {
  readonly done: { readonly id: string } | null;
}

/** A mutation whose result field has the alias `done`. */
export type ActDocument<Variables> = TypedDocument<SignOffResult, Variables>;

/** A mutation with its variables. */
export interface AskedAct<Variables> {
  readonly document: ActDocument<Variables>;
  readonly variables: Variables;
}

/** Returns a function that runs any mutation; afterwards every cached answer is fetched again. */
export function useAskedAct<Variables>(onDone?: (id: string) => void) {
  const client = useQueryClient();
  const { ask } = useAsk();
  return useMutation({
    mutationFn: async ({ document, variables }: AskedAct<Variables>) => {
      const { data, errors } = await ask(document, variables);
      if (!data?.done) throw new AskFailure(errors);
      return data.done.id;
    },
    onSuccess: async (id) => {
      await client.invalidateQueries({ queryKey: ['answer'] });
      onDone?.(id);
    },
  });
}

/** Returns a function that runs this mutation with given variables. */
export function useAct<Variables>(document: ActDocument<Variables>, onDone?: (id: string) => void) {
  const { mutate, ...rest } = useAskedAct<Variables>(onDone);
  return { ...rest, mutate: (variables: Variables) => mutate({ document, variables }) };
}
