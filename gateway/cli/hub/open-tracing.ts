import { createRequire } from 'node:module';
import type { Logger } from 'pino';
import { productVersion } from '../../../shared/config/product-version';
import type { Settings } from '../../../shared/config/settings';
import { messageOf } from '../../../shared/errors/message-of';
import type { Tracing } from '../../../shared/tracing/tracing';
import type { Front } from '../../http/front';

/** A process that may be traced. */
interface TraceableProcess {
  readonly settings: Pick<Settings, 'otlpUrl' | 'tracesPerSecond'>;
  /** Its name among services: `rivergate-gateway`. */
  readonly service: string;
  readonly log: Logger;
}

const code = createRequire(__filename);

/** Opens tracing if an address is set for it; without one, none of its code is loaded. */
export function openTracing({
  settings: { otlpUrl: url, tracesPerSecond },
  service,
  log,
}: TraceableProcess): Tracing | undefined {
  if (url === undefined) return undefined;
  const tracing = code('../../../shared/tracing/tracing') as Module;
  log.info({ url, tracesPerSecond }, 'traces are sent');
  const onFault = (fault: unknown) =>
    log.warn({ reason: messageOf(fault) }, 'the collector takes no traces: they are dropped');
  const version = productVersion();
  return tracing.openTracing({ url, tracesPerSecond, service, version, onFault });
}

type Module = typeof import('../../../shared/tracing/tracing');

/** The same front; closing it sends the spans that wait. */
export function closedWithTraces(front: Front, tracing: Tracing | undefined): Front {
  const close = async () => {
    await front.close();
    await tracing?.close();
  };
  return { url: front.url, close };
}
