import { Kind, parse, visit, type DirectiveNode, type DocumentNode } from 'graphql';

/**
 * Says of each field of a supergraph that requires others with arguments why @apollo/gateway cannot
 * execute it: version 2.14 drops the arguments and may silently calculate from another value. Our
 * own engine passes them on.
 */
export function argumentsInRequires(supergraph: DocumentNode): ReadonlyArray<string> {
  const faults: string[] = [];
  visit(supergraph, {
    enter: (type) => {
      if (!('fields' in type) || !type.fields || !('name' in type)) return;
      for (const field of type.fields) {
        for (const directive of field.directives ?? []) {
          const passed = argumentsPassed(directive);
          if (passed.length === 0) continue;
          const place = `${type.name.value}.${field.name.value}`;
          faults.push(
            `On field "${place}", for @requires: @apollo/gateway would drop the arguments of ${passed.join(', ')}; use RIVERGATE_ENGINE=rivergate, or require a field without arguments.`,
          );
        }
      }
    },
  });
  return faults;
}

/** The fields with arguments in the selection that a `@join__field` requires. */
function argumentsPassed({ name, arguments: given = [] }: DirectiveNode): ReadonlyArray<string> {
  const required = given.find((one) => one.name.value === 'requires')?.value;
  if (name.value !== 'join__field' || required?.kind !== Kind.STRING) return [];
  const passed: string[] = [];
  visit(parse(`{ ${required.value} }`), {
    Field: (field) => {
      if (field.arguments?.length) passed.push(`"${field.name.value}"`);
    },
  });
  return passed;
}
