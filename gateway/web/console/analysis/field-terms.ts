import {
  Kind,
  parse,
  type FieldNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { typeName, type GraphFields } from '../graph-fields';

interface Field {
  readonly term: string | null;
  readonly type: string;
}

/**
 * Chinese terms for the paths of an answer (`district.rainfall.coverage`), each from the
 * description of exactly the field that the query selects: two types may use the same name for two
 * things.
 */
export function termsOf(query: string, graph: GraphFields): ReadonlyMap<string, string> {
  const { definitions } = parse(query, { noLocation: true });
  const fragments = new Map(
    definitions
      .filter((one): one is FragmentDefinitionNode => one.kind === Kind.FRAGMENT_DEFINITION)
      .map((one) => [one.name.value, one]),
  );
  const operation = definitions.find(
    (one): one is OperationDefinitionNode => one.kind === Kind.OPERATION_DEFINITION,
  );
  const terms = new Map<string, string>();
  if (operation)
    collect(
      operation.selectionSet,
      { type: 'Query', path: '' },
      { fields: fieldsOf(graph), fragments, terms },
    );
  return terms;
}

interface Known {
  readonly fields: ReadonlyMap<string, Field>;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly terms: Map<string, string>;
}

interface Place {
  readonly type: string;
  readonly path: string;
}

function collect({ selections }: SelectionSetNode, place: Place, known: Known): void {
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) {
      collectField(selection, place, known);
      continue;
    }
    const within =
      selection.kind === Kind.FRAGMENT_SPREAD
        ? known.fragments.get(selection.name.value)
        : selection;
    const type = within?.typeCondition?.name.value ?? place.type;
    if (within) collect(within.selectionSet, { ...place, type }, known);
  }
}

function collectField({ name, alias, selectionSet }: FieldNode, place: Place, known: Known): void {
  const field = known.fields.get(`${place.type}.${name.value}`);
  if (!field) return;
  const path = [place.path, (alias ?? name).value].filter(Boolean).join('.');
  if (field.term) known.terms.set(path, field.term);
  if (selectionSet) collect(selectionSet, { type: field.type, path }, known);
}

function fieldsOf(graph: GraphFields): ReadonlyMap<string, Field> {
  return new Map(
    [...graph].flatMap(([type, fields]) =>
      fields.map(
        (field) =>
          [
            `${type}.${field.name}`,
            { term: termIn(field.description), type: typeName(field) },
          ] as const,
      ),
    ),
  );
}

/** The last text in brackets that contains a Chinese character. */
function termIn(description: string | null): string | null {
  const found = [
    ...(description ?? '').matchAll(/[(（]([^()（）]*[\u4e00-\u9fff][^()（）]*)[)）]/g),
  ];
  return found.at(-1)?.[1] ?? null;
}
