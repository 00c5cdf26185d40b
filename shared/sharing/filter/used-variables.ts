import { visit, type OperationDefinitionNode } from 'graphql';

/** The operation without the definitions of variables that nothing in it uses any more. */
export function withoutUnusedVariables(
  operation: OperationDefinitionNode,
): OperationDefinitionNode {
  const used = new Set<string>();
  visit(operation, {
    VariableDefinition: () => false,
    Variable: ({ name }) => {
      used.add(name.value);
    },
  });
  const variableDefinitions = operation.variableDefinitions?.filter(({ variable }) =>
    used.has(variable.name.value),
  );
  return variableDefinitions ? { ...operation, variableDefinitions } : operation;
}
