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
  readonly headers?: Readonly<Record<string, string>>;
}

/** The requests of an operation, as GraphQL over HTTP. */
export function bodiesOf({
  query,
  operationName,
  variables,
}: MeasuredOperation): ReadonlyArray<string> {
  return variables.map((one) => JSON.stringify({ query, operationName, variables: one }));
}
