import { Supergraph } from '@apollo/federation-internals';
import { parse } from 'graphql';
import { messageOf } from '../../shared/errors/message-of';
import { RiverGateError } from '../../shared/errors/rivergate-error';
import { ownExecution } from './execution/own-execution';
import type { GraphLoader } from './graph-loader';
import type { Link } from './link';
import type { OpenLinks } from './open-links';
import { callersSchema } from './planning/callers-schema';
import { responseKeys } from './planning/response-keys';

/** Loads supergraphs for our own execution. */
export function ownGraph(opened: OpenLinks): GraphLoader {
  return {
    prepare: (plainSdl) => {
      const read = readGraph(plainSdl);
      return Promise.resolve(() => {
        const links = new Map(read.subgraphs.map((one) => [one.name, opened.linkTo(one)]));
        opened.keepOnly(new Set(links.keys()));
        const { schema, supergraph, keys } = read;
        return {
          ...{ schema, keys },
          execute: ownExecution({ schema, supergraph, keys, linkTo: linkIn(links) }),
        };
      });
    },
    stop: () => Promise.resolve(),
  };
}

/** Throws SUPERGRAPH_REFUSED. */
function readGraph(plainSdl: string) {
  try {
    const whole = Supergraph.build(plainSdl, { validateSupergraph: true });
    const schema = callersSchema(whole).toGraphQLJSSchema();
    const supergraph = whole.schema.toGraphQLJSSchema();
    const keys = responseKeys(parse(plainSdl, { noLocation: true }));
    return { schema, supergraph, keys, subgraphs: whole.subgraphsMetadata() };
  } catch (thrown) {
    const message = `The supergraph cannot be loaded: ${messageOf(thrown)}`;
    throw new RiverGateError('SUPERGRAPH_REFUSED', message);
  }
}

function linkIn(links: ReadonlyMap<string, Link>): (department: string) => Link {
  return (department) => {
    const link = links.get(department);
    if (link) return link;
    throw new TypeError(`A plan asks "${department}", which the supergraph does not name.`);
  };
}
