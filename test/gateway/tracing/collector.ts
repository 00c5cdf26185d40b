import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A span as it is sent. */
interface SentSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly kind: number;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly status: { readonly code?: number };
  readonly service: string;
}

interface Resource {
  readonly attributes: ReadonlyArray<{ readonly value: { readonly stringValue: string } }>;
}

interface Export {
  readonly resourceSpans: ReadonlyArray<{
    readonly resource: Resource;
    readonly scopeSpans: ReadonlyArray<{ readonly spans: ReadonlyArray<SentSpan> }>;
  }>;
}

/** A collector that keeps what it receives. */
export interface Collector {
  readonly url: string;
  /** Bodies, as they came. */
  readonly texts: string[];
  spans(): ReadonlyArray<SentSpan>;
  /** Resolves when the first export has come. */
  readonly asked: Promise<void>;
  close(): Promise<void>;
}

/** Opens a collector; it answers at once unless `answer` says otherwise. */
export async function openCollector(
  answer: (response: ServerResponse) => void = (response) => response.end('{}'),
): Promise<Collector> {
  const texts: string[] = [];
  let hasAsked: () => void = () => undefined;
  const asked = new Promise<void>((resolve) => {
    hasAsked = resolve;
  });
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      texts.push(Buffer.concat(chunks).toString('utf8'));
      hasAsked();
      answer(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}/v1/traces`,
    ...{ texts, asked },
    spans: () =>
      texts
        .flatMap((text) => (JSON.parse(text) as Export).resourceSpans)
        .flatMap(({ resource, scopeSpans }) => {
          const service = resource.attributes[0]?.value.stringValue ?? '';
          return scopeSpans.flatMap(({ spans }) => spans.map((span) => ({ ...span, service })));
        }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** The spans below a parent, by their start, each indented below its own; for whole comparisons. */
export function outline(
  spans: ReadonlyArray<SentSpan>,
  parentId: string | undefined,
  indent = '',
): ReadonlyArray<string> {
  return spans
    .filter(({ parentSpanId }) => parentSpanId === parentId)
    .sort((one, other) => Number(BigInt(one.startTimeUnixNano) - BigInt(other.startTimeUnixNano)))
    .flatMap(({ service, name, spanId }) => [
      `${indent}${service}: ${name}`,
      ...outline(spans, spanId, `${indent}  `),
    ]);
}
