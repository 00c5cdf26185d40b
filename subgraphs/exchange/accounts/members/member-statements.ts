import { bool, instant, int, list, nullable, text } from '../../../../shared/data/sql-type';
import {
  statement,
  type Columns,
  type RowOfColumns,
  type Statement,
} from '../../../../shared/data/statement';
import type { MemberKind, MemberState } from './member-key';

/** Tables and disclosed columns of a kind of member. */
export interface Members<C extends Columns> {
  readonly kind: MemberKind;
  readonly from: string;
  readonly selected: string;
  readonly columns: C;
  /** SQL expressions over `from`. */
  readonly department: string;
  readonly organisation: string;
  /** Condition: the member holds one of the roles of `$4`. */
  readonly holdsRole: string;
}

/** Filters of members; null: no filter. */
type Narrowing = readonly [
  seenDepartment: string | null,
  department: string | null,
  organisation: string | null,
  post: string | null,
  state: string | null,
];

/** The statements over members of a kind. */
export interface MemberStatements<Row> {
  readonly byId: Statement<Row, readonly [ids: ReadonlyArray<string>]>;
  /** Members after a given id, ordered by id. */
  readonly page: Statement<Row, readonly [...Narrowing, after: string | null, limit: number]>;
  readonly count: Statement<{ readonly count: number }, Narrowing>;
  /**
   * Members of a department that await confirmation, oldest first, in which the steward had no
   * earlier part.
   */
  readonly waiting: Statement<Row, readonly [department: string, steward: string, limit: number]>;
}

/** The row that these statements return. */
export type MemberRowOf<S> = S extends MemberStatements<infer Row> ? Row : never;

/** The statements over members of a kind. Declared as an exported constant, so that the test finds them. */
export function memberStatements<const C extends Columns>(
  members: Members<C>,
): MemberStatements<RowOfColumns<typeof MEMBER_COLUMNS & C>> {
  const { from, department } = members;
  const columns = columnsOf(members);
  const select = selectSql(members);
  const narrowed = narrowedSql(members);
  return {
    byId: statement({
      text: `${select} where m.id = any($1)`,
      columns,
      parameters: [list(text())],
    }),
    page: statement({
      text: `${select} where ${narrowed} and ($6::text is null or m.id > $6) order by m.id limit $7`,
      columns,
      parameters: [...NARROWING, nullable(text()), int()],
    }),
    count: statement({
      text: `select count(*) from ${from} where ${narrowed}`,
      columns: { count: int() },
      parameters: NARROWING,
    }),
    waiting: statement({
      text: `${select} where ${department} = $1 and ${WAITS} ${OLDEST}`,
      columns,
      parameters: [text(), text(), int()],
    }),
  };
}

/** The order of members that await confirmation. */
export const OLDEST = 'order by m.registered_at, m.id limit $3';

const NARROWING = [
  nullable(text()),
  nullable(text()),
  nullable(text()),
  nullable(text()),
  nullable(text()),
] as const;

const STATE = `case when m.locked_at is not null then 'LOCKED' when m.confirmed_at is not null then 'CONFIRMED'
  when m.confirmed_by_1 is not null then 'CONFIRMED_ONCE' else 'DORMANT' end`;

/**
 * $1 is the department that the caller sees; $2 department, $3 organisation, $4 role and $5 state
 * are the filters.
 */
function narrowedSql<C extends Columns>({
  department,
  organisation,
  holdsRole,
}: Members<C>): string {
  return `($1::text is null or ${department} = $1) and ($2::text is null or ${department} = $2)
    and ($3::text is null or ${organisation} = $3) and ($4::text is null or ${holdsRole})
    and ($5::text is null or ${STATE} = $5)`;
}

/** Columns that all members have in common. */
const MEMBER_COLUMNS = {
  id: text(),
  nameZh: text(),
  /** Department whose stewards confirm it. */
  departmentId: text(),
  state: text<MemberState>(),
  registeredAt: instant(),
  registeredBy: text(),
  /**
   * The first steward who confirmed it; null before the first confirmation, and if a document
   * replaced it.
   */
  confirmedBy1: nullable(text()),
  confirmedBy2: nullable(text()),
  foundingDocument: nullable(text()),
  confirmedAt: nullable(instant()),
  lockedAt: nullable(instant()),
  isDemonstration: bool(),
  /** The number of changes; a confirmation names the number that was read. */
  version: int(),
} as const;

/** Returns the columns of a member of this kind. */
export function columnsOf<C extends Columns>({ columns }: Members<C>): typeof MEMBER_COLUMNS & C {
  return { ...MEMBER_COLUMNS, ...columns };
}

/** Returns the text that selects these columns; the caller appends a condition. */
export function selectSql<C extends Columns>({
  kind,
  from,
  selected,
  department,
}: Members<C>): string {
  return `select m.id, m.name_zh as "nameZh", ${department} as "departmentId", ${selected},
    ${STATE} as state, m.registered_at as "registeredAt", m.registered_by as "registeredBy",
    m.confirmed_by_1 as "confirmedBy1", m.confirmed_by_2 as "confirmedBy2", m.founding_document as "foundingDocument",
    m.confirmed_at as "confirmedAt", m.locked_at as "lockedAt", m.is_demonstration as "isDemonstration",
    (select count(*)::int from exchange.member_change c where c.kind = '${kind}' and c.member_id = m.id) as version
  from ${from}`;
}

/** $2 is the steward, who must not have taken part before. */
const WAITS = `m.confirmed_at is null and m.locked_at is null and m.id <> $2 and m.registered_by <> $2
  and m.confirmed_by_1 is distinct from $2`;
