import { createHash } from 'node:crypto';
import { getNamedType, type GraphQLField, type GraphQLFieldResolver } from 'graphql';
import { RiverGateError } from '../errors/rivergate-error';
import { lazyEdges, type Page } from './connection';
import { stableJson } from './stable-json';

/**
 * Wraps the resolver of a list so that its cursors are valid only for that list: for this field, of
 * this parent, with these filters and arguments (`first` may change from page to page). Any other
 * cursor, from another list or damaged, throws CURSOR_INVALID. Returns the resolver unchanged if
 * the field is not a paged list.
 *
 * The tag of a cursor is a digest without a secret key, so that every process of a department
 * accepts it. It detects mistakes; a forged cursor gives access to nothing that another `after`
 * could not request. A forged key that PostgreSQL cannot parse throws CURSOR_INVALID, too.
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
    const list = listDigest(coordinate, parentOf(source), args as PagedArguments);
    const key = after === null ? null : untagged(after, list, coordinate);
    try {
      const page = await resolve(source, { ...args, after: key }, ...rest);
      return taggedPage(page as Page<unknown>, list); // Fields with a connection type resolve to a page.
    } catch (thrown) {
      throw key !== null && isDataException(thrown) ? invalid(coordinate) : thrown;
    }
  };
}

/**
 * The digest of a list: of this field, of a parent with this identity (null for a root field), with
 * these arguments. A cursor of the list is a key, a dot and the digest of both.
 */
export function listDigest(coordinate: string, parent: unknown, args: PagedArguments): string {
  return digestOf([coordinate, parent, filtersOf(args)]);
}

/** The part of the text of which `listDigest` is made that depends on the arguments. */
export function filtersText(args: PagedArguments): string {
  return stableJson(filtersOf(args));
}

/** Whether a field is a paged list. */
export function isPagedList({ args, type }: GraphQLField<unknown, unknown>): boolean {
  return (
    getNamedType(type).name.endsWith('Connection') && args.some(({ name }) => name === 'after')
  );
}

interface PagedArguments extends Readonly<Record<string, unknown>> {
  readonly after?: string | null;
}

/** The arguments that filter the list; an absent argument and null are the same. */
function filtersOf({ first: _first, after: _after, ...filters }: PagedArguments): unknown {
  return filters;
}

/** The identity of the parent object: cursors are not valid for the same list of another object. */
const IDENTITIES = ['id', 'code', 'cell', 'dataset'] as const;

function identityOf(source: unknown, coordinate: string): unknown {
  const of = (source ?? {}) as Readonly<Record<string, unknown>>; // Parents other than a root type are objects.
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

/** Removes the tag of a cursor of this list; throws CURSOR_INVALID for any other cursor. */
export function untagged(cursor: string, list: string, coordinate: string): string {
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

/** 16 characters are enough that two lists of one city do not collide. */
function digestOf(facts: unknown): string {
  return createHash('sha256').update(stableJson(facts)).digest('base64url').slice(0, 16);
}

/**
 * Class 22 of PostgreSQL's error codes: a text that is not a value of the type it is compared with.
 */
function isDataException(thrown: unknown): boolean {
  return (
    typeof thrown === 'object' &&
    thrown !== null &&
    'code' in thrown &&
    typeof thrown.code === 'string' &&
    /^22[0-9A-Z]{3}$/.test(thrown.code)
  );
}
