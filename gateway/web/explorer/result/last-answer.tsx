import { createContext, useContext, useState, type ReactNode } from 'react';

/** What the hub answered last to a question of the editor; null before the first. */
export type LastAnswer = { readonly data: unknown } | null;

const Context = createContext<
  readonly [LastAnswer, (answer: { readonly data: unknown }) => void] | null
>(null);

/** Keeps what was answered last for what is within. */
export function LastAnswerProvider({ children }: { readonly children: ReactNode }) {
  const kept = useState<LastAnswer>(null);
  return <Context.Provider value={kept}>{children}</Context.Provider>;
}

/** The last answer, and how to keep another; throws TypeError outside a LastAnswerProvider. */
export function useLastAnswer() {
  const kept = useContext(Context);
  if (!kept) throw new TypeError('useLastAnswer wants a LastAnswerProvider around it.');
  return kept;
}
