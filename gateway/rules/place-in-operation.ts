import {
  BREAK,
  Kind,
  visit,
  type ASTNode,
  type DocumentNode,
  type FieldNode,
  type OperationDefinitionNode,
} from 'graphql';

/** Names in the answer from the root to a field. */
type AnswerPath = ReadonlyArray<string>;

/** Where in the answer the first field stands that takes a variable; undefined inside fragments. */
export function pathToVariable(document: DocumentNode, name: string): AnswerPath | undefined {
  return pathTo(document, (node) => node.kind === Kind.VARIABLE && node.name.value === name);
}

/** Where in the answer the field stands that a node is written in; undefined inside fragments. */
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
