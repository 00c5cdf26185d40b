import { Directive, Field, Int, ObjectType, type ClassType } from 'type-graphql';
import { RiverGateError } from '../errors/rivergate-error';
import { Plumbing } from '../sharing/in-dataset';

/**
 * Maximum number of items on a page; the gateway refuses more with LIST_TOO_LONG before planning.
 */
export const MAX_PAGE = 500;

/** The position of a page in its list. */
@Plumbing()
@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description: 'Position of a page in its list (Relay) (分页信息)',
})
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more items follow this page' })
  hasNextPage!: boolean;

  @Field(() => Boolean, {
    description: 'Whether items precede this page: it was requested with `after`',
  })
  hasPreviousPage!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Cursor of the first item; null on an empty page',
  })
  startCursor!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Cursor of the last item: send it as `after` for the next page',
  })
  endCursor!: string | null;
}

/** One page of a keyset-ordered list. */
export interface Page<Row> {
  readonly edges: ReadonlyArray<{ readonly cursor: string; readonly node: Row }>;
  readonly nodes: ReadonlyArray<Row>;
  readonly pageInfo: PageInfo;
  /** Counts the whole list; called only if `totalCount` is selected. */
  readonly count: () => Promise<number>;
}

/** The requested page. */
export interface PageRequest {
  readonly first: number;
  readonly after: string | null;
}

/**
 * The Relay connection type over `node`, named `<Node>Connection`. Call it once for each node type
 * of a department. It is shareable, because every department has connections of shared values
 * (observations).
 */
export function connectionOf(node: ClassType, name = node.name): ClassType {
  @Plumbing()
  @Directive('@shareable')
  @ObjectType(`${name}Edge`, { simpleResolvers: true, description: `An item of a page of ${name}` })
  class Edge {
    @Field(() => String, {
      description: 'Cursor of this item: send it as `after` to continue after it',
    })
    cursor!: string;

    @Field(() => node, { description: 'The item' })
    node!: unknown;
  }

  @Plumbing()
  @Directive('@shareable')
  @ObjectType(`${name}Connection`, {
    description: `A page of ${name} (Relay connection) (分页列表)`,
  })
  class Connection {
    count!: () => Promise<number>;

    @Field(() => [Edge], { description: 'Items with their cursors', simple: true })
    edges!: Edge[];

    @Field(() => [node], { description: 'Items without cursors', simple: true })
    nodes!: unknown[];

    @Field(() => PageInfo, { description: 'Position of this page', simple: true })
    pageInfo!: PageInfo;

    @Field(() => Int, {
      description: 'Number of items in the whole list, with the same filters (总数)',
    })
    totalCount(): Promise<number> {
      return this.count();
    }
  }
  return Connection;
}

/** Checks the size of the requested page; throws LIST_TOO_LONG or BAD_USER_INPUT. */
export function pageRequest(first: number, after: string | null | undefined): PageRequest {
  if (first > MAX_PAGE) {
    throw new RiverGateError(
      'LIST_TOO_LONG',
      `first may be at most ${String(MAX_PAGE)}, but got: ${String(first)}.`,
    );
  }
  if (first < 1) {
    throw new RiverGateError(
      'BAD_USER_INPUT',
      `first must be at least 1, but got: ${String(first)}.`,
    );
  }
  return { first, after: after ?? null };
}

/**
 * Creates the page of `rows`, which contain one row more than `first` if the list continues;
 * `keyOf` returns the sort key, which becomes the cursor.
 */
export function pageOf<Row>(
  rows: ReadonlyArray<Row>,
  request: PageRequest,
  facts: { readonly keyOf: (row: Row) => string; readonly count: () => Promise<number> },
): Page<Row> {
  const nodes = rows.slice(0, request.first);
  const cursorTo = (node: Row) => cursorOf(facts.keyOf(node));
  const [first, last] = [nodes[0], nodes.at(-1)];
  return {
    get edges() {
      return lazyEdges(nodes, { node: (node) => node, cursor: cursorTo });
    },
    nodes,
    pageInfo: {
      hasNextPage: rows.length > request.first,
      hasPreviousPage: request.after !== null,
      startCursor: first === undefined ? null : cursorTo(first),
      endCursor: last === undefined ? null : cursorTo(last),
    },
    count: facts.count,
  };
}

/**
 * Edges that create a cursor only when it is selected: that is rare, and a cursor costs more than
 * its row.
 */
export function lazyEdges<From, Row>(
  from: ReadonlyArray<From>,
  edge: { readonly node: (one: From) => Row; readonly cursor: (one: From) => string },
): Page<Row>['edges'] {
  return from.map((one) => ({
    node: edge.node(one),
    get cursor() {
      return edge.cursor(one);
    },
  }));
}

/** The same page with each row mapped. */
export function mappedPage<Row, Mapped>(page: Page<Row>, map: (row: Row) => Mapped): Page<Mapped> {
  const { pageInfo, count } = page;
  return {
    get edges() {
      return lazyEdges(page.edges, {
        node: (edge) => map(edge.node),
        cursor: (edge) => edge.cursor,
      });
    },
    nodes: page.nodes.map(map),
    ...{ pageInfo, count },
  };
}

/** An opaque cursor for a key. */
export function cursorOf(key: string): string {
  return Buffer.from(`v1:${key}`, 'utf8').toString('base64url');
}

/** Decodes the key of a cursor; null for null; throws CURSOR_INVALID. */
export function keyOfCursor(cursor: string | null): string | null {
  if (cursor === null) return null;
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  if (!text.startsWith('v1:') || cursorOf(text.slice(3)) !== cursor) {
    throw new RiverGateError(
      'CURSOR_INVALID',
      `after requires a cursor of this list, but got: "${cursor}".`,
    );
  }
  return text.slice(3);
}
