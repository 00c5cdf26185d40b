import {
  createContext,
  useCallback,
  useContext,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import type { Answer } from '../../common/ask';
import type { Ask } from '../../common/use-answer';

/** The body of a request to the hub. */
export interface Question {
  readonly query: string;
  readonly variables?: unknown;
  readonly operationName?: string | null;
  readonly extensions?: { readonly dryRun?: true; readonly timing?: true };
}

interface Caller {
  /**
   * A client's token pasted for this tab, kept only in memory; null: the browser's session is used.
   */
  readonly token: string | null;
  readonly setToken: (token: string | null) => void;
  /**
   * Increases by one with each token, so that what was cached for the previous caller is dropped.
   */
  readonly turn: number;
  /** Sends a query as the caller of the tab at that moment. */
  readonly send: (
    question: Question,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Partial<Answer<unknown>>>;
  /** Sends a document of the page, as `send` does. */
  readonly sendDocument: Ask;
}

const Context = createContext<Caller | null>(null);

/** Provides the caller of this tab to its children. */
export function CallerProvider({ children }: { readonly children: ReactNode }) {
  const [{ token, turn }, setHeld] = useState({ token: null as string | null, turn: 0 });
  const held = useRef<string | null>(null);
  const setToken = useCallback((pasted: string | null) => {
    held.current = pasted;
    setHeld((before) => ({ token: pasted, turn: before.turn + 1 }));
  }, []);
  const send = useCallback<Caller['send']>(
    (question, headers = {}) => sendAs(held.current, question, headers),
    [],
  );
  const sendDocument = useCallback<Ask>(
    async <Data,>({ text }: { readonly text: string }, variables: unknown) => {
      const answer = await sendAs<Data>(held.current, { query: text, variables }, {});
      return { data: answer.data ?? null, errors: answer.errors ?? [] };
    },
    [],
  );
  const caller = useMemo(
    () => ({ token, turn, setToken, send, sendDocument }),
    [token, turn, setToken, send, sendDocument],
  );
  return <Context.Provider value={caller}>{children}</Context.Provider>;
}

/** Returns the caller of this tab; throws TypeError outside a CallerProvider. */
export function useCaller(): Caller {
  const caller = useContext(Context);
  if (!caller) throw new TypeError('useCaller requires a CallerProvider around it.');
  return caller;
}

/** Sends no cookie with a token: the hub refuses two callers in one request. */
async function sendAs<Data>(
  token: string | null,
  question: Question,
  headers: Readonly<Record<string, string>>,
): Promise<Partial<Answer<Data>>> {
  const given = new Headers(headers);
  given.set('content-type', 'application/json');
  given.set('accept', 'application/graphql-response+json, application/json');
  if (token !== null && !given.has('authorization')) given.set('authorization', `Bearer ${token}`);
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: given,
    credentials: given.has('authorization') ? 'omit' : 'same-origin',
    body: JSON.stringify(question),
  });
  return (await response.json()) as Partial<Answer<Data>>;
}
