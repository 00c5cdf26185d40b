import { createContext, useContext, useState, type ReactNode } from 'react';

/** What the hub answered last to a question of the editor; null before the first. */
export type LastAnswer = AnsweredQuestion | null;

/** An answer, and how long each fetch of it took, if the hub reported it. */
export interface AnsweredQuestion {
  readonly data: unknown;
  readonly times: ReadonlyArray<FetchTime>;
}

/** A fetch as it was made, ms after the first and in all. */
export interface FetchTime {
  readonly department: string;
  readonly operation: string;
  readonly startMs: number;
  readonly tookMs: number | null;
}

const Context = createContext<readonly [LastAnswer, (answer: AnsweredQuestion) => void] | null>(
  null,
);

/** Keeps what was answered last for what is within. */
export function LastAnswerProvider({ children }: { readonly children: ReactNode }) {
  const kept = useState<LastAnswer>(null);
  return <Context.Provider value={kept}>{children}</Context.Provider>;
}

/** The last answer, and how to keep another; throws TypeError outside a LastAnswerProvider. */
export function useLastAnswer() {
  const kept = useContext(Context);
  if (!kept) throw new TypeError('useLastAnswer requires a LastAnswerProvider around it.');
  return kept;
}
