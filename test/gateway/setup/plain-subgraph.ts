import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { execute, parse, validate, type GraphQLSchema } from 'graphql';

/** A server of somebody else: what it answers to one request. */
export type Answer = (body: string) => Promise<{
  readonly status?: number;
  readonly type?: string;
  readonly text: string;
}>;

/** A running stranger. */
export interface Stranger {
  readonly url: string;
  /** The bodies it received, in order. */
  readonly received: ReadonlyArray<string>;
  close(): Promise<void>;
}

/** Starts a stranger on a free port. */
export async function stranger(answer: Answer): Promise<Stranger> {
  const received: string[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      received.push(body);
      void answer(body).then(({ status = 200, type = 'application/json', text }) => {
        response.writeHead(status, { 'content-type': type }).end(text);
      });
    });
  });
  const port = await opened(server);
  return {
    url: `http://127.0.0.1:${port}/graphql`,
    received,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** A subgraph as anybody might write it: graphql-js behind node:http, without signatures. */
export function plainSubgraph(schema: GraphQLSchema): Promise<Stranger> {
  return stranger(async (body) => {
    const { query, variables, operationName } = JSON.parse(body);
    const document = parse(query);
    const errors = validate(schema, document);
    const result =
      errors.length > 0
        ? { errors }
        : await execute({
            schema,
            document,
            variableValues: variables,
            operationName,
            contextValue: {},
          });
    return { text: JSON.stringify(result) };
  });
}

function opened(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address: AddressInfo | string | null = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
}
