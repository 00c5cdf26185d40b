import {
  BREAK,
  Kind,
  visit,
  type ASTNode,
  type DocumentNode,
  type FieldNode,
  type OperationDefinitionNode,
} from 'graphql';

/** Response keys from the root to a field. */
type AnswerPath = ReadonlyArray<string>;

/** The path in the answer of the first field that uses a variable; undefined inside fragments. */
export function pathToVariable(document: DocumentNode, name: string): AnswerPath | undefined {
  return pathTo(document, (node) => node.kind === Kind.VARIABLE && node.name.value === name);
}

/** The path in the answer of the field that contains a node; undefined inside fragments. */
export function pathToNode(document: DocumentNode, node: ASTNode): AnswerPath | undefined {
  return pathTo(document, (one) => one === node);
}

function pathTo(
  document: DocumentNode,
  isWanted: (node: ASTNode) => boolean,
): AnswerPath | undefined {
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const path = pathWithin(definition, isWanted);
    if (path) return path;
  }
  return undefined;
}

function pathWithin(
  operation: OperationDefinitionNode,
  isWanted: (node: ASTNode) => boolean,
): AnswerPath | undefined {
  const fields: FieldNode[] = [];
  let found: AnswerPath | undefined;
  visit(operation, {
    enter: (node) => {
      if (node.kind === Kind.VARIABLE_DEFINITION) return false;
      if (node.kind === Kind.FIELD) fields.push(node);
      if (!isWanted(node)) return undefined;
      found = fields.map(({ alias, name }) => (alias ?? name).value);
      return BREAK;
    },
    leave: (node) => {
      if (node.kind === Kind.FIELD) fields.pop();
    },
  });
  return found && found.length > 0 ? found : undefined;
}
