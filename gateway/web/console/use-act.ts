import { useMutation, useQueryClient } from '@tanstack/react-query';
import { AskFailure } from '../common/ask';
import type { TypedDocument } from '../common/typed-document';
import { useAsk } from '../common/use-answer';

/** What an act answers: the id of what it was done to, or made. */
interface SignOffResult {
  readonly done: { readonly id: string } | null;
}

/** A mutation whose answer is called `done`. */
export type ActDocument<Variables> = TypedDocument<SignOffResult, Variables>;

/** A mutation with its variables. */
export interface AskedAct<Variables> {
  readonly document: ActDocument<Variables>;
  readonly variables: Variables;
}

/** Does on the hub what it is handed; everything that was known is asked again. */
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

/** Does one thing on the hub, with the variables that it is handed. */
export function useAct<Variables>(document: ActDocument<Variables>, onDone?: (id: string) => void) {
  const { mutate, ...rest } = useAskedAct<Variables>(onDone);
  return { ...rest, mutate: (variables: Variables) => mutate({ document, variables }) };
}
