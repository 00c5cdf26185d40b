import type { FetchNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import { parse } from 'graphql';
import { entityFields, partOfOperation, type EntityField } from './entity-operation';
import type { PlannableSupergraph } from './plannable-supergraph';
import type { Mention, StandIns } from './stand-ins';

/**
 * Splits a fetch of entities where its fields require one field with different arguments: a
 * representation has room for one of them. Usually the fetch itself.
 */
export function splitFetch(
  node: FetchNode,
  supergraph: PlannableSupergraph,
): ReadonlyArray<FetchNode> {
  const { requires, serviceName } = node;
  if (!requires) return [node];
  const contested = contestedPlaces(mentionsIn(requires, supergraph.standIns, ''));
  if (contested.size === 0) return [node];
  const document = parse(node.operation, { noLocation: true });
  const fields = entityFields(document);
  const needs = new Map(
    fields.map((field) => [keyOf(field), neededBy(field, serviceName, supergraph)] as const),
  );
  const all = new Set(fields.flatMap(({ types }) => types));
  return grouped(needs).map(({ keys, chosen }) => {
    const own = new Set(fields.filter((one) => keys.has(keyOf(one))).flatMap(({ types }) => types));
    const part = partOfOperation(document, (field) => keys.has(keyOf(field)));
    const filter: RequiresFilter = {
      isIdle: (type) => all.has(type) && !own.has(type),
      isPassed: ({ place, name }) => !contested.has(place) || chosen.get(place) === name,
      standIns: supergraph.standIns,
    };
    return {
      ...node,
      operation: part.operation,
      variableUsages: node.variableUsages?.filter((name) => part.variables.has(name)) ?? [],
      requires: filteredRequires(requires, filter, ''),
    };
  });
}

/** Fields that one fetch can ask together. */
interface Group {
  readonly keys: Set<string>;
  /** By place: the stand-in that is passed on there. */
  readonly chosen: Map<string, string>;
}

function grouped(needs: ReadonlyMap<string, ReadonlyArray<Mention>>): ReadonlyArray<Group> {
  const groups: Group[] = [];
  for (const [key, needed] of needs) {
    let group = groups.find(({ chosen }) =>
      needed.every(({ place, name }) => (chosen.get(place) ?? name) === name),
    );
    if (!group) groups.push((group = { keys: new Set(), chosen: new Map() }));
    group.keys.add(key);
    for (const { place, name } of needed) group.chosen.set(place, name);
  }
  return groups;
}

function keyOf({ types, name }: EntityField): string {
  return [...types, name].join('.');
}

function neededBy(
  { types, name }: EntityField,
  department: string,
  { requiredBy }: PlannableSupergraph,
): ReadonlyArray<Mention> {
  return types.flatMap((type) => requiredBy(department, type, name));
}

/** The places of a required selection at which several stand-ins stand. */
function contestedPlaces(mentions: ReadonlyArray<Mention>): ReadonlySet<string> {
  const names = new Map<string, Set<string>>();
  for (const { place, name } of mentions)
    names.set(place, (names.get(place) ?? new Set()).add(name));
  return new Set([...names].flatMap(([place, { size }]) => (size > 1 ? [place] : [])));
}

function mentionsIn(
  selections: ReadonlyArray<QueryPlanSelectionNode>,
  known: StandIns,
  at: string,
): ReadonlyArray<Mention> {
  return selections.flatMap((selection) => {
    if (selection.kind === 'InlineFragment') return mentionsIn(selection.selections, known, at);
    const { name, selections: below = [] } = selection;
    const field = known.get(name)?.field;
    const place = `${at}${field ?? name}.`;
    const inner = mentionsIn(below, known, place);
    return field === undefined ? inner : [{ name, place }, ...inner];
  });
}

interface RequiresFilter {
  /** Whether a type has no field in this part. */
  readonly isIdle: (type: string) => boolean;
  readonly isPassed: (mention: Mention) => boolean;
  readonly standIns: StandIns;
}

function filteredRequires(
  selections: ReadonlyArray<QueryPlanSelectionNode>,
  filter: RequiresFilter,
  at: string,
): QueryPlanSelectionNode[] {
  return selections.flatMap((selection): QueryPlanSelectionNode[] => {
    if (selection.kind === 'InlineFragment') {
      const { typeCondition = '' } = selection;
      if (at === '' && filter.isIdle(typeCondition)) return [];
      return [{ ...selection, selections: filteredRequires(selection.selections, filter, at) }];
    }
    const { name, selections: below } = selection;
    const field = filter.standIns.get(name)?.field;
    const place = `${at}${field ?? name}.`;
    if (field !== undefined && !filter.isPassed({ name, place })) return [];
    return [
      below ? { ...selection, selections: filteredRequires(below, filter, place) } : selection,
    ];
  });
}
