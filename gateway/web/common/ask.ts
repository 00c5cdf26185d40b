import type { TypedDocument } from './typed-document';

/** An error as GraphQL answers it; `extensions.code` is stable. */
export interface AskError {
  readonly message: string;
  readonly path?: ReadonlyArray<string | number>;
  readonly extensions?: {
    readonly code?: string;
    readonly remedy?: string;
    readonly remedyZh?: string;
    readonly dataset?: string;
    readonly [key: string]: unknown;
  };
}

/** The answer to a question: its data, the errors of what was cut or failed, or both. */
export interface Answer<Data> {
  readonly data: Data | null;
  readonly errors: ReadonlyArray<AskError>;
}

/** A question that brought nothing at all. */
export class AskFailure extends Error {
  constructor(readonly errors: ReadonlyArray<AskError>) {
    super(errors[0]?.message ?? '');
  }

  get code(): string {
    return this.errors[0]?.extensions?.code ?? 'INTERNAL';
  }
}

/** How long an answer is waited for: longer than the hub lets a department think. */
const LONGEST_WAIT_MS = 60_000;

/** `fetch` that ends: a hub that takes a question and never answers is one that cannot be reached. */
export function fetchInTime(path: string, init: RequestInit = {}): Promise<Response> {
  return fetch(path, { ...init, signal: AbortSignal.timeout(LONGEST_WAIT_MS) });
}

/** A document with its variables, and the account that the page shows as the one who asks. */
export interface Question<Data, Variables> {
  readonly document: TypedDocument<Data, Variables>;
  readonly variables: Variables;
  readonly account: string;
}

/**
 * Asks `/graphql` as who is signed in. Throws AskFailure where no data come (CALLER_CHANGED where another
 * account has signed in meanwhile), and what fetch throws.
 */
export async function ask<Data, Variables>({
  document,
  variables,
  account,
}: Question<Data, Variables>): Promise<Answer<Data>> {
  const response = await fetchInTime('/graphql', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json',
      'rivergate-caller': account,
    },
    body: JSON.stringify({ query: document.text, variables }),
  });
  const body = (await response.json()) as {
    readonly data?: Data | null;
    readonly errors?: ReadonlyArray<AskError>;
  };
  const { data = null, errors = [] } = body;
  if (data === null) throw new AskFailure(errors);
  return { data, errors };
}

/** Posts JSON to a route of `/oauth`; throws AskFailure for a refusal. */
export async function post(path: string, body: object = {}): Promise<void> {
  const response = await fetchInTime(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (response.ok) return;
  throw new AskFailure(await errorsOf(response));
}

/** What a refusal says, whichever of its two forms it has. */
export async function errorsOf(response: Response): Promise<ReadonlyArray<AskError>> {
  const said: unknown = await response.json().catch(() => ({}));
  const { errors, error, error_description: description } = said as Record<string, unknown>;
  if (Array.isArray(errors)) return errors as ReadonlyArray<AskError>;
  return [
    { message: String(description ?? response.statusText), extensions: { code: String(error) } },
  ];
}
