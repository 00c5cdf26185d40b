import { Supergraph } from '@apollo/federation-internals';
import { Kind, parse } from 'graphql';
import { costOf, type Cost } from '../../gateway/rules/cost/cost';
import { operationFacts } from '../../gateway/rules/operation-facts';
import type { StationRegister } from '../../gateway/rules/cost/station-register';
import { readRegister } from '../../gateway/sharing/public-register';
import { harvest } from '../../gateway/sharing/harvest';
import { harvestSizes } from '../../gateway/supergraph/harvest-sizes';
import { PUBLIC_CALLER } from '../../shared/identity/caller';
import { DEMO, type DemoHub } from './demo-hub';
import { openState, permitsOf } from './sharing';

/** What a question costs by the gateway's own count, with the public register of a demonstration. */
export async function costing(hub: DemoHub) {
  const register = await publicRegister(hub);
  const sizes = harvestSizes(hub.supergraphSdl);
  const supergraph = Supergraph.build(harvest(hub.supergraphSdl).plainSdl);
  const schema = supergraph.apiSchema().toGraphQLJSSchema();
  const cost = (
    query: string,
    variables: Readonly<Record<string, unknown>> = {},
    known: StationRegister = register,
  ): Cost => {
    const document = parse(query);
    const [operation] = document.definitions.filter(
      (one) => one.kind === Kind.OPERATION_DEFINITION,
    );
    if (!operation) throw new TypeError('A document has an operation.');
    const facts = operationFacts(schema, document, operation);
    return costOf({ ...facts, variables, costing: { sizes, register: known } });
  };
  return { schema, sizes, register, cost };
}

async function publicRegister(hub: DemoHub): Promise<StationRegister> {
  const asked = { caller: PUBLIC_CALLER, state: await openState(), now: new Date(DEMO.now) };
  return readRegister({
    permits: () => permitsOf(asked),
    directory: {
      fetch: async ({ query, variables }) => {
        const { data } = await hub.ask(query, variables, PUBLIC_CALLER);
        return { data: data as Record<string, unknown> | null };
      },
    },
  });
}
