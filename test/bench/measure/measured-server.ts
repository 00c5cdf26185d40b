/** A server that a bench measures. */
export interface MeasuredServer {
  readonly name: string;
  /** Where its departments are: in its own process, or behind HTTP. */
  readonly nature: string;
  /** Its address for GraphQL over HTTP. */
  readonly url: string;
  /** All its processes, without PostgreSQL's. */
  readonly pids: ReadonlyArray<number>;
  close(): Promise<void>;
}

/** An operation with as many different variables as there are. */
export interface MeasuredOperation {
  readonly name: string;
  readonly query: string;
  readonly operationName: string;
  readonly variables: ReadonlyArray<Readonly<Record<string, unknown>>>;
  /** Sent one after the other instead of `query`. */
  readonly queries?: ReadonlyArray<string>;
  /** Headers of each caller, in turn; one caller without headers unless given. */
  readonly callers?: ReadonlyArray<RequestHeaders>;
}

/** Headers of a request. */
export type RequestHeaders = Readonly<Record<string, string>>;

/** The requests of an operation, as GraphQL over HTTP. */
export function bodiesOf(operation: MeasuredOperation): ReadonlyArray<string> {
  const { query, queries = [query], operationName, variables } = operation;
  return Array.from({ length: Math.max(queries.length, variables.length) }, (_, at) =>
    JSON.stringify({
      query: queries[at % queries.length],
      operationName,
      variables: variables[at % variables.length],
    }),
  );
}
