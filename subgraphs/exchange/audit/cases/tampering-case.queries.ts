import { statement, type GivenOfParameters } from '../../../../shared/data/statement';
import { bool, instant, int, nullable, text, uuid } from '../../../../shared/data/sql-type';
import type { Reader } from '../../../../shared/data/database';
import { RiverGateError } from '../../../../shared/errors/rivergate-error';
import {
  keyOfCursor,
  pageOf,
  type Page,
  type PageRequest,
} from '../../../../shared/graphql/connection';
import { TAMPERING_CASE_COLUMNS, type TamperingCaseRow } from './tampering-case-row';

/** Filters of cases; absent or null: open and closed ones. */
export interface CaseCriteria {
  readonly isOpen?: boolean | null;
}

/** One page of cases, newest first. */
export async function casePage(
  reader: Reader,
  narrowing: GivenOfParameters<typeof CRITERIA>,
  request: PageRequest,
): Promise<Page<TamperingCaseRow>> {
  const [openedAt, id] = placeOf(keyOfCursor(request.after));
  const rows = await reader.query(CASE_PAGE, [...narrowing, openedAt, id, request.first + 1]);
  const count = async () => {
    const [found] = await reader.query(CASE_COUNT, narrowing);
    return found?.count ?? 0;
  };
  return pageOf(rows, request, { keyOf: ({ openedAt: at, id: of }) => `${at} ${of}`, count });
}

function placeOf(key: string | null): readonly [string | null, string | null] {
  if (key === null) return [null, null];
  const [openedAt = '', id = ''] = key.split(' ');
  if (!Number.isNaN(Date.parse(openedAt)) && /^[0-9a-f-]{36}$/.test(id)) return [openedAt, id];
  throw new RiverGateError('CURSOR_INVALID', 'after requires a cursor of the cases.');
}

const SELECTED = `c.id, c.department as "departmentId", c.station_id as "stationId", c.indicator as "indicatorCode",
  c.data_from as "dataFrom", c.data_to as "dataTo", c.reason, c.document, c.opened_by as "openedBy",
  c.opened_at as "openedAt", c.closed_by as "closedBy", c.closed_at as "closedAt"`;

/** $1 is the account to which they are assigned, $2 whether they are open. */
const CHOSEN = `from exchange.tampering_case c
  where ($1::text is null or exists (
    select from exchange.tampering_case_assignee s where s.case_id = c.id and s.account_id = $1))
  and ($2::boolean is null or (c.closed_at is null) = $2)`;

const CRITERIA = [nullable(text()), nullable(bool())] as const;

/** Selects a case by id; any text is accepted as id. */
export const CASE_BY_ID = statement({
  text: `select ${SELECTED} ${CHOSEN} and c.id::text = $3`,
  columns: TAMPERING_CASE_COLUMNS,
  parameters: [...CRITERIA, text()],
});

/** Cases after an instant and an id in the order newest first. */
export const CASE_PAGE = statement({
  text: `select ${SELECTED} ${CHOSEN}
      and ($3::timestamptz is null or (c.opened_at, c.id) < ($3::timestamptz, $4::uuid))
    order by c.opened_at desc, c.id desc limit $5`,
  columns: TAMPERING_CASE_COLUMNS,
  parameters: [...CRITERIA, nullable(instant()), nullable(uuid()), int()],
});

/** The number of cases. */
export const CASE_COUNT = statement({
  text: `select count(*) ${CHOSEN}`,
  columns: { count: int() },
  parameters: CRITERIA,
});
