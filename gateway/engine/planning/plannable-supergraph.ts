import {
  Kind,
  print,
  visit,
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
} from 'graphql';
import { graphOf, textIn } from './directive-arguments';
import { resolvableKeysOnly } from './resolvable-keys';
import { standIns, type Mention, type StandIns } from './stand-ins';
import { hasFields, typeDefinitions, type FieldsTypeNode } from './type-definitions';

/** A supergraph as it is given to the planner. */
export interface PlannableSupergraph {
  readonly sdl: string;
  readonly standIns: StandIns;
  /** The stand-ins that a field of a type requires in a department. */
  requiredBy(department: string, type: string, field: string): ReadonlyArray<Mention>;
}

/**
 * Prepares a supergraph for @apollo/query-planner 2.14, which drops the arguments of required
 * fields and lets them share a response key with the caller's: each required field that has
 * arguments gets a stand-in without arguments, which fetches replace again.
 *
 * It also omits keys that the planner would use although their department cannot resolve them.
 */
export function plannableSupergraph(supergraph: DocumentNode): PlannableSupergraph {
  const types = typeDefinitions(supergraph);
  const known = standIns(types);
  const departments = departmentsByGraph(supergraph);
  const required = new Map<string, ReadonlyArray<Mention>>();
  const requiring = visit(supergraph, {
    ObjectTypeDefinition: replaceIn,
    InterfaceTypeDefinition: replaceIn,
  });
  function replaceIn<Type extends FieldsTypeNode>(type: Type): Type {
    const fields = type.fields?.map((field) => requiringStandIns(type.name.value, field));
    return { ...type, fields };
  }
  function requiringStandIns(type: string, field: FieldDefinitionNode): FieldDefinitionNode {
    const directives = field.directives?.map((directive) => {
      const text = textIn(directive, 'requires');
      if (directive.name.value !== 'join__field' || text === null) return directive;
      const { text: value, mentions } = known.replacedIn(text, type);
      if (mentions.length === 0) return directive;
      const department = departments.get(graphOf(directive)) ?? '';
      required.set(`${department} ${type}.${field.name.value}`, mentions);
      return withText(directive, 'requires', value);
    });
    return { ...field, directives };
  }
  return {
    sdl: print(resolvableKeysOnly(withStandIns(requiring, known))),
    standIns: known,
    requiredBy: (department, type, field) => required.get(`${department} ${type}.${field}`) ?? [],
  };
}

/** With a field for each stand-in beside the one that it stands for, on implementing types too. */
function withStandIns(supergraph: DocumentNode, known: StandIns): DocumentNode {
  const definitions = supergraph.definitions.map((type) => {
    if (!hasFields(type)) return type;
    const names = [type.name, ...(type.interfaces ?? []).map(({ name }) => name)];
    const wanted = new Set(names.flatMap(({ value }) => [...(known.onTypes.get(value) ?? [])]));
    const added = [...wanted].flatMap((name) => {
      const field = type.fields?.find((one) => one.name.value === known.get(name)?.field);
      return field ? [standInOf(field, name)] : [];
    });
    return { ...type, fields: [...(type.fields ?? []), ...added] };
  });
  return { ...supergraph, definitions };
}

function standInOf(field: FieldDefinitionNode, name: string): FieldDefinitionNode {
  const directives = field.directives?.filter((one) => one.name.value === 'join__field');
  return {
    kind: Kind.FIELD_DEFINITION,
    name: { kind: Kind.NAME, value: name },
    type: field.type,
    directives,
  };
}

/** The names of departments by those of their values in `join__Graph`. */
function departmentsByGraph({ definitions }: DocumentNode): ReadonlyMap<string, string> {
  const values = definitions.flatMap((one) =>
    one.kind === Kind.ENUM_TYPE_DEFINITION && one.name.value === 'join__Graph'
      ? (one.values ?? [])
      : [],
  );
  return new Map(
    values.flatMap(({ name, directives = [] }) =>
      directives.map((directive) => [name.value, textIn(directive, 'name') ?? ''] as const),
    ),
  );
}

function withText(directive: ConstDirectiveNode, name: string, value: string): ConstDirectiveNode {
  const given = directive.arguments?.map((one) =>
    one.name.value === name ? { ...one, value: { kind: Kind.STRING, value } as const } : one,
  );
  return { ...directive, arguments: given };
}
