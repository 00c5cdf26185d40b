import {
  Kind,
  parse,
  type FieldNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

interface TypeRef {
  readonly name: string | null;
  readonly ofType?: TypeRef | null;
}

/** Every field of the graph with its description and what it answers. */
export interface Described {
  readonly __schema: {
    readonly types: ReadonlyArray<{
      readonly name: string;
      readonly fields: ReadonlyArray<{
        readonly name: string;
        readonly description: string | null;
        readonly type: TypeRef;
      }> | null;
    }>;
  };
}

export const DESCRIPTIONS = `query Descriptions { __schema { types { name fields {
  name description type { name ofType { name ofType { name ofType { name } } } }
} } } }`;

interface Field {
  readonly term: string | null;
  readonly type: string;
}

/**
 * Chinese terms for the paths of a question's answer (`district.rainfall.coverage`), each from the
 * description of the very field that the question asks there: two types may call two things by one name.
 */
export function termsOf(query: string, described: Described): ReadonlyMap<string, string> {
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
      { fields: fieldsOf(described), fragments, terms },
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

function fieldsOf({ __schema: { types } }: Described): ReadonlyMap<string, Field> {
  return new Map(
    types.flatMap((type) =>
      (type.fields ?? []).map(
        ({ name, description, type: of }) =>
          [`${type.name}.${name}`, { term: termIn(description), type: nameOf(of) }] as const,
      ),
    ),
  );
}

/** Name of the type within lists and promises. */
function nameOf({ name, ofType }: TypeRef): string {
  return name ?? (ofType ? nameOf(ofType) : '');
}

/** The last words in brackets that have a Chinese character. */
function termIn(description: string | null): string | null {
  const found = [
    ...(description ?? '').matchAll(/[(（]([^()（）]*[\u4e00-\u9fff][^()（）]*)[)）]/g),
  ];
  return found.at(-1)?.[1] ?? null;
}
