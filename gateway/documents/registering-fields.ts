import { Kind, OperationTypeNode, getArgumentValues, type FragmentDefinitionNode } from 'graphql';
import { collectedFields } from '../../shared/graphql/collected-fields';
import type { SharedOperation } from '../../shared/sharing/sharer';
import type { BegunRequest } from '../begun-request';

/** A field of a mutation that registers documents of a client. */
export interface RegisteringField {
  /** Its name in the answer. */
  readonly key: string;
  readonly client: string;
  readonly documents: ReadonlyArray<string>;
}

/** The field of the exchange whose argument is documents, by which the gateway knows it. */
const FIELD = 'registerClientDocuments';

/** The fields of a mutation that register documents, among those that the caller may use. */
export function registeringFields(
  { prepared, supergraph: { schema } }: BegunRequest,
  { filtered }: SharedOperation,
): ReadonlyArray<RegisteringField> {
  const { operation, document, isEmpty } = filtered;
  const mutation = schema.getMutationType();
  const definition = mutation?.getFields()[FIELD];
  const isNone = operation.operation !== OperationTypeNode.MUTATION || isEmpty;
  if (isNone || !definition || !mutation) return [];
  const { variables } = prepared;
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const one of document.definitions)
    if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one);
  const sets = document.definitions.flatMap((one) =>
    one.kind === Kind.OPERATION_DEFINITION ? [one.selectionSet] : [],
  );
  const applies = (condition: string) => condition === mutation.name;
  const fields = collectedFields(sets, { fragments, variables, applies });
  return [...fields].flatMap(([key, [field]]) => {
    if (field.name.value !== FIELD) return [];
    const { client, documents } = getArgumentValues(definition, field, variables);
    if (typeof client !== 'string' || !Array.isArray(documents)) return [];
    return [{ key, client, documents: documents.map(String) }];
  });
}
