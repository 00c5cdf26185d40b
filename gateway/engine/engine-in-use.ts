import type { GatewayAnswer, ScopedRequest } from './execute-plan';
import type { Link } from './link';
import type { SupergraphInUse } from './supergraph-in-use';

/** The parts of an engine that are in use now. */
export interface EngineInUse {
  /** The supergraph in use, which may be newer than the one a request began with. */
  readonly inUse: () => SupergraphInUse;
  /** The links to its subgraphs. */
  readonly links: () => ReadonlyArray<Link>;
}

/** Answers a request with the supergraph in use; never rejects. */
export type HandleRequest = (request: ScopedRequest, engine: EngineInUse) => Promise<GatewayAnswer>;
