import { createContext, useContext, useState, type ReactNode } from 'react';

/** The hub's last answer to a query of the editor; null before the first. */
export type LastAnswer = AnsweredQuestion | null;

/** An answer, with the time of each fetch if the hub reported it. */
export interface AnsweredQuestion {
  readonly data: unknown;
  readonly times: ReadonlyArray<FetchTime>;
}

/** A fetch with its start after the first one and its duration, ms. */
export interface FetchTime {
  readonly department: string;
  readonly operation: string;
  readonly startMs: number;
  readonly tookMs: number | null;
}

const Context = createContext<readonly [LastAnswer, (answer: AnsweredQuestion) => void] | null>(
  null,
);

/** Provides the last answer to its children. */
export function LastAnswerProvider({ children }: { readonly children: ReactNode }) {
  const kept = useState<LastAnswer>(null);
  return <Context.Provider value={kept}>{children}</Context.Provider>;
}

/**
 * Returns the last answer and the function that replaces it; throws TypeError outside a
 * LastAnswerProvider.
 */
export function useLastAnswer() {
  const kept = useContext(Context);
  if (!kept) throw new TypeError('useLastAnswer requires a LastAnswerProvider around it.');
  return kept;
}
