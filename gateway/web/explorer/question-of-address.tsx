import { useGraphiQL } from '@graphiql/react';
import { useEffect, useRef } from 'react';
import { useOpenQuestion } from './use-open-question';

/** Opens the query of the address (`?query=…&variables=…`) once, without running it. */
export function QuestionOfAddress() {
  const open = useOpenQuestion();
  const isReady = useGraphiQL(
    ({ queryEditor, variableEditor }) => queryEditor !== undefined && variableEditor !== undefined,
  );
  const isDone = useRef(false);
  useEffect(() => {
    const search = new URLSearchParams(location.search);
    const query = search.get('query');
    if (!isReady || isDone.current || query === null) return;
    isDone.current = true;
    open({ query, variables: search.get('variables') ?? '' });
    history.replaceState(null, '', location.pathname);
  }, [isReady, open]);
  return null;
}
