/** A GraphQL answer as a test reads it. */
export interface GraphQLBody {
  readonly data?: Record<string, unknown> | null;
  readonly errors: ReadonlyArray<{
    readonly message: string;
    readonly path?: ReadonlyArray<string | number>;
    readonly extensions: Readonly<Record<string, unknown>>;
  }>;
}

/** The body of a response, taken for a GraphQL answer. */
export async function graphQLBody(response: Response): Promise<GraphQLBody> {
  return JSON.parse(await response.text());
}

/** POSTs a request, or the text given as it is. */
export async function post(
  url: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return {
    status: response.status,
    headers: response.headers,
    body: await graphQLBody(response),
  };
}
