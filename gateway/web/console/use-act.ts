import { useMutation, useQueryClient } from '@tanstack/react-query';
import { AskFailure } from '../common/ask';
import { useAsk } from '../common/use-answer';

/** What an act answers: the id of the request that it was done to, or made. */
interface Done {
  readonly done: { readonly id: string } | null;
}

/** Does something on the hub by a mutation whose answer is called `done`; everything that was known is asked anew. */
export function useAct(mutation: string, onDone?: (id: string) => void) {
  const client = useQueryClient();
  const { ask } = useAsk();
  return useMutation({
    mutationFn: async (variables: Readonly<Record<string, unknown>>) => {
      const { data, errors } = await ask<Done>(mutation, variables);
      if (!data?.done) throw new AskFailure(errors);
      return data.done.id;
    },
    onSuccess: async (id) => {
      await client.invalidateQueries({ queryKey: ['answer'] });
      onDone?.(id);
    },
  });
}
