import { federate, type FederatedSchema } from '../../../shared/graphql/federate';
import type { Department } from '../../../shared/monitoring/department';

/** Builds the schemas of departments, each once. */
export type SchemaBuilder = (department: Department) => Promise<FederatedSchema>;

/**
 * A builder that works sequentially, because type-graphql has one metadata store for the process.
 */
export function schemaBuilder(): SchemaBuilder {
  const built = new Map<Department, Promise<FederatedSchema>>();
  let turn: Promise<unknown> = Promise.resolve();
  return (department) => {
    const known = built.get(department) ?? turn.then(() => federate(department));
    built.set(department, known);
    turn = known.catch(() => undefined);
    return known;
  };
}
