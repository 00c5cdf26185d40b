import { composeServices } from '@apollo/composition';
import { Supergraph } from '@apollo/federation-internals';
import { parse, type GraphQLSchema } from 'graphql';
import { RiverGateError } from '../../shared/errors/rivergate-error';
import { harvest } from '../sharing/harvest';
import type { Contracts } from './contracts-in';

/**
 * The schema that callers see when these contracts are composed. Throws SUPERGRAPH_REFUSED if they
 * do not compose.
 */
export function publicSchema(contracts: Contracts): GraphQLSchema {
  const documents = [...contracts].map(([name, sdl]) => ({
    ...{ name, url: `http://${name}.invalid` },
    typeDefs: parse(sdl),
  }));
  const composed = composeServices(documents);
  if (!composed.errors)
    return Supergraph.build(harvest(composed.supergraphSdl).plainSdl)
      .apiSchema()
      .toGraphQLJSSchema();
  const faults = composed.errors.map(({ message }) => message).join('\n');
  throw new RiverGateError('SUPERGRAPH_REFUSED', `The contracts do not compose:\n${faults}`);
}
