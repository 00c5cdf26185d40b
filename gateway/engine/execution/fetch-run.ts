import type { FetchNode } from '@apollo/query-planner';
import type { GraphQLError } from 'graphql';
import type { Link, LinkAnswer } from '../link';
import type { FinishedMembers } from './finished-members';
import type { ResponseKeys } from '../planning/response-keys';
import { callersErrors } from './link-errors';
import { placeAt, together, type AnswerPath, type Place } from './places';
import { representing, type Represent } from './representations';
import { rewriting, type Rewrite } from './rewrites';
import type { Run, RunPart } from './run';
import { sent, variablesOf } from './sent-fetch';
import type { TypeTest } from './type-conditions';
import { copied, mergeInto, type Values } from './values';

/** What fetches of one supergraph need. */
export interface FetchContext {
  readonly linkTo: (department: string) => Link;
  readonly keys: ResponseKeys;
  readonly isOfType: TypeTest;
  readonly finished: FinishedMembers;
  /** Whether a type of the supergraph has objects of its own. */
  readonly isObjectType: (typename: string) => boolean;
}

interface CompiledFetch {
  readonly node: FetchNode;
  readonly isObjectType: FetchContext['isObjectType'];
  readonly keys: ResponseKeys;
  readonly paths: ReadonlyArray<ReadonlyArray<string>>;
  readonly place: Place;
  readonly link: Link;
  readonly finished: ReadonlySet<string>;
  /** Null: the fetch asks root fields. */
  readonly represent: Represent | null;
  readonly rewriteInput: Rewrite;
  readonly rewriteOutput: Rewrite;
}

/** Compiles a fetch whose answer belongs at these paths. */
export function compiledFetch(
  node: FetchNode,
  paths: ReadonlyArray<ReadonlyArray<string>>,
  { linkTo, keys, isOfType, isObjectType, finished }: FetchContext,
): RunPart {
  const fetch: CompiledFetch = {
    ...{ node, paths, keys, isObjectType },
    place: together(paths.map((path) => placeAt(path, isOfType))),
    link: linkTo(node.serviceName),
    finished: finished(node, paths),
    represent: node.requires ? representing(node.requires, isOfType) : null,
    rewriteInput: rewriting(node.inputRewrites, isOfType),
    rewriteOutput: rewriting(node.outputRewrites, isOfType),
  };
  const part = fetch.represent ? entityRun(fetch, fetch.represent) : rootRun(fetch);
  return async (run) => {
    try {
      await part(run);
    } catch (thrown) {
      run.errors.push(thrown as GraphQLError); // Concealed, and logged as it is, before anybody sees it.
    }
  };
}

function rootRun(fetch: CompiledFetch): RunPart {
  const { link, paths, keys, place, rewriteOutput } = fetch;
  return async (run) => {
    const targets = place.objectsIn(run.root);
    if (targets.length === 0) return;
    const { data, errors } = await sent(fetch, run, variablesOf(fetch, run));
    const { department } = link;
    if (errors) run.errors.push(...callersErrors(errors, { department, paths, keys }));
    if (!data) return;
    rewriteOutput(data);
    addTo(targets, data);
  };
}

function entityRun(fetch: CompiledFetch, represent: Represent): RunPart {
  return async (run) => {
    const targets = fetch.place.objectsIn(run.root);
    const entities = representedEntities(targets, represent, fetch.rewriteInput);
    if (entities.length === 0) return;
    const variables = variablesOf(fetch, run);
    variables['representations'] = entities.map(({ representation }) => representation);
    const { data, errors } = await sent(fetch, run, variables);
    if (errors) run.errors.push(...entityErrors(fetch, run, { errors, entities }));
    const answers = data?.['_entities'];
    if (!Array.isArray(answers)) return;
    entities.forEach(({ objects }, at) => {
      const answer: unknown = answers[at];
      if (typeof answer === 'object' && answer !== null)
        addEntity(fetch, objects, answer as Values);
    });
  };
}

/** An entity that is asked once, for all objects that show it. */
interface RepresentedEntity {
  readonly representation: Values;
  readonly objects: Values[];
  /** Places of the objects among all of the fetch. */
  readonly indexes: number[];
}

function representedEntities(
  targets: ReadonlyArray<Values>,
  represent: Represent,
  rewrite: Rewrite,
): ReadonlyArray<RepresentedEntity> {
  const entities = new Map<string, RepresentedEntity>();
  targets.forEach((object, index) => {
    const representation = represent(object);
    if (!representation) return;
    rewrite(representation);
    const key = JSON.stringify(representation);
    const known = entities.get(key);
    if (!known) entities.set(key, { representation, objects: [object], indexes: [index] });
    else {
      known.objects.push(object);
      known.indexes.push(index);
    }
  });
  return [...entities.values()];
}

/**
 * A department that knows an interface as a whole names it instead of the type; a type that is
 * known stays.
 */
function addEntity(
  { rewriteOutput, isObjectType }: CompiledFetch,
  objects: ReadonlyArray<Values>,
  answer: Values,
): void {
  const [known, given] = [objects[0]?.['__typename'], answer['__typename']];
  const isNews = typeof given === 'string' && (known === undefined || isObjectType(given));
  if (!isNews) answer['__typename'] = known;
  rewriteOutput(answer); // It may depend on the type.
  if (!isNews) answer['__typename'] = undefined; // Objects of one key may differ in type: each keeps its own.
  addTo(objects, answer);
}

/** The last object takes the values themselves, each other one a copy. */
function addTo(objects: ReadonlyArray<Values>, values: Values): void {
  objects.forEach((object, at) => {
    mergeInto(object, at === objects.length - 1 ? values : (copied(values) as Values)); // A copy has the type of its original.
  });
}

interface FailedEntities {
  readonly errors: NonNullable<LinkAnswer['errors']>;
  readonly entities: ReadonlyArray<RepresentedEntity>;
}

function entityErrors(
  { link, place, paths, keys }: CompiledFetch,
  { root }: Run,
  { errors, entities }: FailedEntities,
): ReadonlyArray<GraphQLError> {
  let all: ReadonlyArray<AnswerPath> | undefined;
  const pathsOfEntity = (index: number) => {
    all ??= place.pathsIn(root);
    return (entities[index]?.indexes ?? []).flatMap((at) => (all?.[at] ? [all[at]] : []));
  };
  return callersErrors(errors, { department: link.department, paths, keys, pathsOfEntity });
}
