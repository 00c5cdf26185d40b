import { createHash } from 'node:crypto';
import { getNamedType, type GraphQLField, type GraphQLFieldResolver } from 'graphql';
import { RiverGateError } from '../errors/rivergate-error';
import { lazyEdges, type Page } from './connection';
import { stableJson } from './stable-json';

/**
 * Wraps the resolver of a list so that its cursors are valid only for that list: for this field, of
 * this parent, with these filters and arguments (`first` may change from page to page). Any other
 * cursor, of another list or damaged, is CURSOR_INVALID. Returns the resolver unchanged if the
 * field is not a paged list.
 *
 * The tag of a cursor is a digest without a key, so that every process of a department accepts it: it
 * guards against mistakes, and what a forger puts into a cursor opens nothing that `after` could not
 * have asked for. What PostgreSQL cannot read of a forged key is CURSOR_INVALID too.
 */
export function boundCursors<Context>(
  parentType: string,
  field: GraphQLField<unknown, unknown>,
  resolve: GraphQLFieldResolver<unknown, Context>,
): GraphQLFieldResolver<unknown, Context> {
  if (!isPagedList(field)) return resolve;
  const coordinate = `${parentType}.${field.name}`;
  const parentOf = (source: unknown) =>
    parentType === 'Query' ? null : identityOf(source, coordinate);
  return async (...call) => {
    const [source, args, ...rest] = call;
    const { after = null } = args as PagedArguments;
    const list = digestOf([coordinate, parentOf(source), filtersOf(args as PagedArguments)]);
    const key = after === null ? null : untagged(after, list, coordinate);
    try {
      const page = await resolve(source, { ...args, after: key }, ...rest);
      return taggedPage(page as Page<unknown>, list); // What a field of a connection's type resolves to.
    } catch (thrown) {
      throw key !== null && isDataException(thrown) ? invalid(coordinate) : thrown;
    }
  };
}

/** Whether a field is a list that is asked page by page. */
export function isPagedList({ args, type }: GraphQLField<unknown, unknown>): boolean {
  return (
    getNamedType(type).name.endsWith('Connection') && args.some(({ name }) => name === 'after')
  );
}

interface PagedArguments extends Readonly<Record<string, unknown>> {
  readonly after?: string | null;
}

/** The arguments that choose what is in the list: an absent one and null choose the same. */
function filtersOf({ first: _first, after: _after, ...filters }: PagedArguments): unknown {
  return filters;
}

/** By what an object is found again: a list of one object is no list of another. */
const IDENTITIES = ['id', 'code', 'cell', 'dataset'] as const;

function identityOf(source: unknown, coordinate: string): unknown {
  const of = (source ?? {}) as Readonly<Record<string, unknown>>; // Below a root type it is an object.
  const found = IDENTITIES.flatMap((name) =>
    typeof of[name] === 'string' ? [name, of[name]] : [],
  );
  if (found.length > 0) return found;
  throw new TypeError(
    `The parent of "${coordinate}" has none of ${IDENTITIES.join(', ')}, by which its list is known.`,
  );
}

function taggedPage(page: Page<unknown>, list: string): Page<unknown> {
  const tagged = (cursor: string) => `${cursor}.${digestOf([list, cursor])}`;
  const { nodes, count, pageInfo } = page;
  const { startCursor, endCursor } = pageInfo;
  return {
    get edges() {
      return lazyEdges(page.edges, {
        node: (edge) => edge.node,
        cursor: (edge) => tagged(edge.cursor),
      });
    },
    ...{ nodes, count },
    pageInfo: {
      ...pageInfo,
      startCursor: startCursor && tagged(startCursor),
      endCursor: endCursor && tagged(endCursor),
    },
  };
}

function untagged(cursor: string, list: string, coordinate: string): string {
  const end = cursor.lastIndexOf('.');
  const key = cursor.slice(0, end);
  if (end > 0 && digestOf([list, key]) === cursor.slice(end + 1)) return key;
  throw invalid(coordinate);
}

function invalid(coordinate: string): RiverGateError {
  return new RiverGateError(
    'CURSOR_INVALID',
    `after requires a cursor of this list: of "${coordinate}" of the same object, with the same filters.`,
    { coordinate },
  );
}

/** Of 16 characters: enough that no two lists of a city meet in one. */
function digestOf(facts: unknown): string {
  return createHash('sha256').update(stableJson(facts)).digest('base64url').slice(0, 16);
}

/** Class 22 of PostgreSQL's error codes: a text that is no value of the type it was compared with. */
function isDataException(thrown: unknown): boolean {
  return (
    typeof thrown === 'object' &&
    thrown !== null &&
    'code' in thrown &&
    typeof thrown.code === 'string' &&
    /^22[0-9A-Z]{3}$/.test(thrown.code)
  );
}
