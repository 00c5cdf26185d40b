import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';

/** A query with its variables, as the editor takes it. */
export interface Question {
  readonly query: string;
  readonly variables: string;
}

/** Returns a function that opens a query in a new tab. */
export function useOpenQuestion(): (question: Question) => void {
  const { addTab } = useGraphiQLActions();
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  return ({ query, variables }) => {
    addTab();
    queryEditor?.setValue(query);
    variableEditor?.setValue(variables);
    queryEditor?.focus();
  };
}
