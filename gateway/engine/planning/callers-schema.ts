import {
  baseType,
  builtTypeReference,
  DirectiveDefinition,
  isInputType,
  type Schema,
  type Supergraph,
} from '@apollo/federation-internals';

/**
 * The API schema of a supergraph, with the directives that departments compose for operations:
 * @apollo/federation-internals 2.14 hides them as parts of the feature that a `@link` names. One
 * whose arguments need what callers may not see stays hidden.
 */
export function callersSchema(supergraph: Supergraph): Schema {
  const schema = supergraph.apiSchema();
  for (const directive of supergraph.schema.directives()) {
    if (!directive.hasExecutableLocations() || schema.directive(directive.name)) continue;
    if (directive.arguments().some(({ type }) => !type || !schema.type(baseType(type).name)))
      continue;
    const added = schema.addDirectiveDefinition(new DirectiveDefinition(directive.name));
    added.repeatable = directive.repeatable;
    added.addLocations(...directive.locations);
    for (const { name, type, defaultValue } of directive.arguments()) {
      const known = builtTypeReference(String(type), schema);
      if (isInputType(known)) added.addArgument(name, known, defaultValue);
    }
  }
  return schema;
}
