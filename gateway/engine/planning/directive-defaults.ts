import {
  astFromValue,
  Kind,
  visit,
  type ConstValueNode,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';

/** Writes the defaults of directives into an operation. */
export type WriteDirectiveDefaults = (document: DocumentNode) => DocumentNode;

/**
 * Writes the arguments that an operation omits from its directives, where the supergraph has a
 * default for them: a department may define the directive without one.
 */
export function directiveDefaults(schema: GraphQLSchema): WriteDirectiveDefaults {
  const defaults = new Map(
    schema.getDirectives().map(({ name, args }) => [name, new Map(args.flatMap(defaultOf))]),
  );
  if ([...defaults.values()].every(({ size }) => size === 0)) return (document) => document;
  return (document) =>
    visit(document, {
      Directive: (directive) => {
        const { name, arguments: given = [] } = directive;
        const omitted = new Map(defaults.get(name.value));
        for (const argument of given) omitted.delete(argument.name.value);
        const written = [...omitted].map(([value, node]) => ({
          ...{ kind: Kind.ARGUMENT as const, name: { kind: Kind.NAME as const, value } },
          value: node,
        }));
        return written.length > 0 ? { ...directive, arguments: [...given, ...written] } : undefined;
      },
    });
}

function defaultOf({
  name,
  type,
  defaultValue,
}: ReturnType<GraphQLSchema['getDirectives']>[number]['args'][number]): ReadonlyArray<
  readonly [string, ConstValueNode]
> {
  const node = defaultValue === undefined ? null : astFromValue(defaultValue, type);
  return node ? [[name, node as ConstValueNode]] : []; // A value in a schema holds no variable.
}
