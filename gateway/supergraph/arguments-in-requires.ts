import { Kind, parse, visit, type DirectiveNode, type DocumentNode } from 'graphql';
import type { CompositionFault } from './composition-fault';

/**
 * Returns every `@requires` of a department, or of the supergraph with this name, whose selection
 * passes arguments.
 * @apollo/gateway 2.14 drops the arguments and may silently compute from another value.
 */
export function argumentsInRequires(
  department: string,
  document: DocumentNode,
): ReadonlyArray<CompositionFault> {
  const faults: CompositionFault[] = [];
  visit(document, {
    enter: (type) => {
      if (!('fields' in type) || !type.fields || !('name' in type)) return;
      for (const field of type.fields) {
        for (const directive of field.directives ?? []) {
          const passed = argumentsPassed(directive);
          if (passed.length === 0) continue;
          const place = `${type.name.value}.${field.name.value}`;
          faults.push({
            code: 'REQUIRES_WITH_ARGUMENTS',
            message: `[${department}] On field "${place}", for @requires: the arguments of ${passed.join(', ')} would be dropped; ask for a field without arguments.`,
          });
        }
      }
    },
  });
  return faults;
}

/**
 * Where a directive names the fields that another field requires: `@requires`, imported or by its
 * full name, in a department's schema; `@join__field` in a supergraph.
 */
const SELECTION_IN: Readonly<Record<string, string>> = {
  requires: 'fields',
  federation__requires: 'fields',
  join__field: 'requires',
};

/** The fields with arguments in the selection of a directive. */
function argumentsPassed({ name, arguments: given = [] }: DirectiveNode): ReadonlyArray<string> {
  const selection = given.find((one) => one.name.value === SELECTION_IN[name.value])?.value;
  if (selection?.kind !== Kind.STRING) return [];
  const passed: string[] = [];
  visit(selectionOf(selection.value), {
    Field: (field) => {
      if (field.arguments?.length) passed.push(`"${field.name.value}"`);
    },
  });
  return passed;
}

function selectionOf(fields: string): DocumentNode {
  try {
    return parse(`{ ${fields} }`);
  } catch {
    return parse('{ __typename }'); // Composition refuses the text and gives the reason.
  }
}
