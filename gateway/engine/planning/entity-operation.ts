import {
  Kind,
  print,
  stripIgnoredCharacters,
  visit,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type InlineFragmentNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { fragmentsOf } from '../../../shared/sharing/filter/selection-nodes';

/** A field that an operation asks of entities. */
export interface EntityField {
  /** The type conditions on the way to it. */
  readonly types: ReadonlyArray<string>;
  readonly name: string;
}

/** The fields that an operation asks of entities, once for each mention. */
export function entityFields(document: DocumentNode): ReadonlyArray<EntityField> {
  const fields: EntityField[] = [];
  partOfOperation(document, (field) => fields.push(field) > 0);
  return fields;
}

/** A part of an operation, and its variables. */
interface OperationPart {
  readonly operation: string;
  readonly variables: ReadonlySet<string>;
}

/** An operation that asks only some of the fields of its entities. */
export function partOfOperation(
  document: DocumentNode,
  isPart: (field: EntityField) => boolean,
): OperationPart {
  const part: Part = { fragments: fragmentsOf(document), isPart };
  const asked = visit(document, {
    FragmentDefinition: () => false,
    Field: (field) =>
      field.name.value === '_entities' && field.selectionSet
        ? { ...field, selectionSet: filtered(field.selectionSet, part, []) }
        : undefined,
  });
  return withUsedOnly(asked);
}

interface Part {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly isPart: (field: EntityField) => boolean;
}

function filtered(
  set: SelectionSetNode,
  part: Part,
  types: ReadonlyArray<string>,
): SelectionSetNode {
  const selections = set.selections.flatMap((selection): SelectionNode[] => {
    if (selection.kind === Kind.FIELD) return isKept(selection, part, types) ? [selection] : [];
    const inline = selection.kind === Kind.INLINE_FRAGMENT ? selection : spreadOut(selection, part);
    const condition = inline.typeCondition?.name.value;
    const inside = condition === undefined ? types : [...types, condition];
    const selectionSet = filtered(inline.selectionSet, part, inside);
    return selectionSet.selections.length > 0 ? [{ ...inline, selectionSet }] : [];
  });
  return { ...set, selections };
}

function isKept({ name: { value: name } }: FieldNode, part: Part, types: ReadonlyArray<string>) {
  return name === '__typename' || part.isPart({ types, name });
}

function spreadOut(
  { name, directives }: Extract<SelectionNode, { readonly kind: Kind.FRAGMENT_SPREAD }>,
  { fragments }: Part,
): InlineFragmentNode {
  const fragment = fragments.get(name.value);
  if (!fragment) throw new TypeError(`An operation spreads "${name.value}" without defining it.`);
  const { typeCondition, selectionSet } = fragment;
  return { kind: Kind.INLINE_FRAGMENT, typeCondition, directives, selectionSet };
}

/** Without the fragments and variables that it no longer uses. */
function withUsedOnly(document: DocumentNode): OperationPart {
  const operation = document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
  const fragments = fragmentsOf(document);
  const variables = new Set<string>();
  const used = new Set<FragmentDefinitionNode>();
  const follow = (set: SelectionSetNode): void => {
    visit(set, {
      Variable: ({ name }) => {
        variables.add(name.value);
      },
      FragmentSpread: ({ name }) => {
        const fragment = fragments.get(name.value);
        if (!fragment || used.has(fragment)) return;
        used.add(fragment);
        follow(fragment.selectionSet);
      },
    });
  };
  if (!operation) throw new TypeError('A fetch has an operation.');
  follow(operation.selectionSet);
  const definitions = operation.variableDefinitions?.filter(({ variable }) =>
    variables.has(variable.name.value),
  );
  const asked = { ...operation, variableDefinitions: definitions };
  const kept: DocumentNode = { ...document, definitions: [asked, ...used] };
  return { operation: stripIgnoredCharacters(print(kept)), variables };
}
