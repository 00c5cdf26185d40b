import type { TypedDocument } from './typed-document';

/** An error as GraphQL returns it; `extensions.code` is stable. */
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

/**
 * The answer to an operation: its data, the errors of fields that were refused or failed, or both.
 */
export interface Answer<Data> {
  readonly data: Data | null;
  readonly errors: ReadonlyArray<AskError>;
}

/** Thrown when an operation returns no data at all. */
export class AskFailure extends Error {
  constructor(readonly errors: ReadonlyArray<AskError>) {
    super(errors[0]?.message ?? '');
  }

  get code(): string {
    return this.errors[0]?.extensions?.code ?? 'INTERNAL';
  }
}

/** Timeout of an answer; longer than the hub's own timeout for a department. */
const LONGEST_WAIT_MS = 60_000;

/** `fetch` with a timeout: a hub that accepts a request and never answers counts as unreachable. */
export function fetchInTime(path: string, init: RequestInit = {}): Promise<Response> {
  return fetch(path, { ...init, signal: AbortSignal.timeout(LONGEST_WAIT_MS) });
}

/** A document with its variables, and the account that the page shows as the caller. */
export interface Question<Data, Variables> {
  readonly document: TypedDocument<Data, Variables>;
  readonly variables: Variables;
  readonly account: string;
}

/**
 * Sends an operation to `/graphql` as the signed-in caller. Throws AskFailure if no data are
 * returned (CALLER_CHANGED if another account has signed in meanwhile), and whatever fetch throws.
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

/** The errors of a refusal, in either of its two formats. */
export async function errorsOf(response: Response): Promise<ReadonlyArray<AskError>> {
  const said: unknown = await response.json().catch(() => ({}));
  const { errors, error, error_description: description } = said as Record<string, unknown>;
  if (Array.isArray(errors)) return errors as ReadonlyArray<AskError>;
  return [
    { message: String(description ?? response.statusText), extensions: { code: String(error) } },
  ];
}
