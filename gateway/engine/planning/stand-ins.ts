import {
  Kind,
  parse,
  print,
  stripIgnoredCharacters,
  visit,
  type ArgumentNode,
  type SelectionSetNode,
} from 'graphql';
import { STAND_IN_ENDING } from './response-keys';
import { fieldIn, namedTypeIn, type TypeDefinitions } from './type-definitions';

/** What a stand-in stands for: a field with the arguments with which another field requires it. */
export interface StandsFor {
  readonly field: string;
  readonly arguments: ReadonlyArray<ArgumentNode>;
}

/** A stand-in that a selection mentions. */
export interface Mention {
  readonly name: string;
  /** Names of the fields that lead to it and of the one it stands for, each followed by a dot. */
  readonly place: string;
}

/** The stand-ins of a supergraph. */
export interface StandIns {
  get(name: string): StandsFor | undefined;
  /** Types and the stand-ins that required selections mention on them. */
  readonly onTypes: ReadonlyMap<string, ReadonlySet<string>>;
  /**
   * A required selection with stand-ins in place of its fields that have arguments. Throws if it
   * cannot be parsed.
   */
  replacedIn(required: string, type: string): Replaced;
}

interface Replaced {
  readonly text: string;
  readonly mentions: ReadonlyArray<Mention>;
}

/** The stand-ins of a supergraph with these types; there are none at first. */
export function standIns(types: TypeDefinitions): StandIns {
  const known = new Map<string, StandsFor>();
  const onTypes = new Map<string, Set<string>>();
  const nameOf = (field: string, given: ReadonlyArray<ArgumentNode>): string => {
    const text = textOf(given);
    for (let at = 0; ; at += 1) {
      const name = `${field}${STAND_IN_ENDING}${String(at)}`;
      const other = known.get(name);
      if (other && textOf(other.arguments) !== text) continue;
      if (!other && [...types.keys()].some((type) => fieldIn(types, type, name))) continue;
      known.set(name, { field, arguments: given });
      return name;
    }
  };
  const standOn = (type: string, name: string) => {
    onTypes.set(type, (onTypes.get(type) ?? new Set()).add(name));
  };
  return {
    get: (name) => known.get(name),
    onTypes,
    replacedIn: (required, type) => {
      const mentions: Mention[] = [];
      const replacing: Replacing = { types, nameOf, standOn, mentions };
      const set = replaced(selectionSetOf(required), { type, place: '' }, replacing);
      return { text: stripIgnoredCharacters(print(set)).slice(1, -1), mentions };
    },
  };
}

/** Equal for the same arguments in any order. */
function textOf(given: ReadonlyArray<ArgumentNode>): string {
  return given
    .map((argument) => print(argument))
    .sort()
    .join();
}

interface Replacing {
  readonly types: TypeDefinitions;
  readonly nameOf: (field: string, given: ReadonlyArray<ArgumentNode>) => string;
  readonly standOn: (type: string, name: string) => void;
  readonly mentions: Mention[];
}

interface Place {
  readonly type: string;
  readonly place: string;
}

function replaced(set: SelectionSetNode, at: Place, replacing: Replacing): SelectionSetNode {
  const selections = set.selections.map((selection) => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return selection; // No required selection has one.
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      const type = selection.typeCondition?.name.value ?? at.type;
      return {
        ...selection,
        selectionSet: replaced(selection.selectionSet, { ...at, type }, replacing),
      };
    }
    const { name, arguments: given = [], selectionSet } = selection;
    const field = fieldIn(replacing.types, at.type, name.value);
    const place = `${at.place}${name.value}.`;
    const below = { type: field ? namedTypeIn(field.type) : '', place };
    const inner = selectionSet && replaced(selectionSet, below, replacing);
    if (!field?.arguments?.length) return { ...selection, selectionSet: inner };
    const standIn = replacing.nameOf(name.value, given);
    replacing.standOn(at.type, standIn);
    replacing.mentions.push({ name: standIn, place });
    return { ...selection, name: { ...name, value: standIn }, arguments: [], selectionSet: inner };
  });
  return { ...set, selections };
}

function selectionSetOf(required: string): SelectionSetNode {
  const [operation] = parse(`{ ${required} }`, { noLocation: true }).definitions;
  if (operation?.kind === Kind.OPERATION_DEFINITION) return operation.selectionSet;
  throw new TypeError(`A required selection must be a selection, but is: "${required}".`);
}

/** The text of an operation with what stand-ins stand for, under their names. */
export function withoutStandIns(operation: string, known: StandIns): string {
  const document = visit(parse(operation, { noLocation: true }), {
    Field: (field) => {
      const standsFor = known.get(field.name.value);
      return standsFor
        ? {
            ...field,
            alias: field.alias ?? field.name,
            name: { kind: Kind.NAME, value: standsFor.field },
            arguments: standsFor.arguments,
          }
        : undefined;
    },
  });
  return stripIgnoredCharacters(print(document));
}
