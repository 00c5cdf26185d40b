import { visit, type OperationDefinitionNode } from 'graphql';

/** Removes the definitions of unused variables from an operation. */
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
