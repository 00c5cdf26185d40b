import { statement, type GivenOfParameters } from '../../../../shared/data/statement';
import {
  bool,
  date,
  instant,
  int,
  list,
  nullable,
  text,
  uuid,
} from '../../../../shared/data/sql-type';
import type { Reader } from '../../../../shared/data/database';
import {
  keyOfCursor,
  pageOf,
  type Page,
  type PageRequest,
} from '../../../../shared/graphql/connection';
import { RiverGateError } from '../../../../shared/errors/rivergate-error';
import type { Organisation } from '../../../../shared/identity/caller';
import { GRANT_COLUMNS, GRANT_SQL, type DataGrantRow, type GrantStanding } from './data-grant-row';
import { isId } from '../request-id';
import type { DataRequestView } from '../request-page.queries';
import { ownedPrefixes } from '../request-viewer';

/** Filters of grants; absent or null: no filter. */
export interface GrantCriteria {
  readonly dataset?: string | null;
  readonly owner?: string | null;
  readonly grantee?: Organisation | null;
  readonly standing?: GrantStanding | null;
}

/** Returns a grant, without a check of who may see it. */
export async function grantById(reader: Reader, id: string): Promise<DataGrantRow | undefined> {
  if (!isId(id)) return undefined;
  const [row] = await reader.query(GRANT_BY_ID, [id]);
  return row;
}

/** Returns one page of the grants that a viewer sees, newest first. */
export async function grantPage(
  reader: Reader,
  view: DataRequestView,
  asked: { readonly request: PageRequest; readonly filter: GrantCriteria },
): Promise<Page<DataGrantRow>> {
  const values = valuesOf(view, asked.filter);
  const behind = keyParts(asked.request.after);
  const rows = await reader.query(GRANT_PAGE, [...values, ...behind, asked.request.first + 1]);
  const count = async () => {
    const [found] = await reader.query(GRANT_COUNT, values);
    return found?.count ?? 0;
  };
  return pageOf(rows, asked.request, { keyOf: ({ givenAt, id }) => `${givenAt} ${id}`, count });
}

/** Returns the instant and the id of a cursor; throws CURSOR_INVALID. */
function keyParts(after: string | null): [string | null, string | null] {
  const key = keyOfCursor(after);
  if (key === null) return [null, null];
  const [, at, id] = /^(\d{4}-\d\d-\d\dT[\d:.]+Z) (\S+)$/.exec(key) ?? [];
  if (at && id && isId(id)) return [at, id];
  throw new RiverGateError('CURSOR_INVALID', 'after requires a cursor of `grants`.');
}

/** SQL for the owner of a dataset: the first part of its id. */
const PREFIX = `split_part(g.dataset_id, '/', 1)`;

const STANDING = `case when g.revoked_at is not null then 'REVOKED' when g.until <= $5::date then 'EXPIRED'
  when g.valid_from <= $5::date then 'IN_FORCE' else 'COMING' end`;

const CHOSEN = `((g.organisation_kind = $1 and g.organisation_id = $2) or ${PREFIX} = any($3) or $4::boolean)
  and ($6::text is null or g.dataset_id = $6) and ($7::text[] is null or ${PREFIX} = any($7))
  and ($8::text is null or (g.organisation_kind || '/' || g.organisation_id) = $8)
  and ($9::text is null or ${STANDING} = $9)`;

/** $1 to $4 are the viewer, $5 is today, $6 to $9 are the filter. */
const CRITERIA = [
  nullable(text()),
  nullable(text()),
  list(text()),
  bool(),
  date(),
  nullable(text()),
  nullable(list(text())),
  nullable(text()),
  nullable(text<GrantStanding>()),
] as const;

/** The grant with an id. */
export const GRANT_BY_ID = statement({
  text: `select ${GRANT_SQL} from exchange.data_grant g where g.id = $1`,
  columns: GRANT_COLUMNS,
  parameters: [uuid()],
});

/** Grants after an instant and an id in the order newest first. */
export const GRANT_PAGE = statement({
  text: `select ${GRANT_SQL} from exchange.data_grant g where ${CHOSEN}
    and ($10::timestamptz is null or (g.given_at, g.id) < ($10, $11::uuid))
    order by g.given_at desc, g.id desc limit $12`,
  columns: GRANT_COLUMNS,
  parameters: [...CRITERIA, nullable(instant()), nullable(uuid()), int()],
});

/** The number of grants. */
export const GRANT_COUNT = statement({
  text: `select count(*) from exchange.data_grant g where ${CHOSEN}`,
  columns: { count: int() },
  parameters: CRITERIA,
});

function valuesOf(
  { viewer, today }: DataRequestView,
  filter: GrantCriteria,
): GivenOfParameters<typeof CRITERIA> {
  const { asks, owner, seesAll } = viewer;
  return [
    asks?.kind ?? null,
    asks?.id ?? null,
    owner === null ? [] : ownedPrefixes(owner),
    seesAll,
    today,
    filter.dataset ?? null,
    filter.owner ? ownedPrefixes(filter.owner) : null,
    filter.grantee ? `${filter.grantee.kind}/${filter.grantee.id}` : null,
    filter.standing ?? null,
  ];
}
