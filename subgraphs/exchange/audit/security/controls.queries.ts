import { statement, type RowOf } from '../../../../shared/data/statement';
import { date, instant, int, json, list, nullable, text } from '../../../../shared/data/sql-type';
import type { Reader } from '../../../../shared/data/database';
import { dayOf } from '../../../../shared/sharing/calendar-day';
import { MINUTE_MS } from '../../../../shared/domain/durations';

/** The state of controls at a moment. */
export type ControlsRow = RowOf<typeof CONTROLS>;

/** Time after which an operation without outcome counts as interrupted. */
const UNDER_WAY_MS = 5 * MINUTE_MS;

/**
 * How far back missing outcomes are counted: the bound keeps a query from reading the whole audit
 * log.
 */
const LOOK_BACK_MS = 24 * 60 * MINUTE_MS;

/** Returns the present state of controls, read by one statement. */
export async function controlsNow(reader: Reader, now: Date): Promise<ControlsRow> {
  const before = (ms: number) => new Date(now.getTime() - ms).toISOString();
  const [row] = await reader.query(CONTROLS, [
    dayOf(now),
    before(LOOK_BACK_MS),
    before(UNDER_WAY_MS),
    before(MINUTE_MS),
  ]);
  if (!row) throw new TypeError('The statement must return exactly one row.');
  return row;
}

const count = (name: string, of: string): string => `(select count(*) from ${of}) as "${name}"`;

const WAITS = 'confirmed_at is null and locked_at is null';

const IN_FORCE = 'confirmed_at is not null and ended_at is null';

const MEMBERS = `(select locked_at, is_demonstration from exchange.account
  union all select locked_at, is_demonstration from exchange.client
  union all select locked_at, is_demonstration from exchange.organisation) m`;

const TERMS = ['class_confirmation', 'continuation_record', 'right_confirmation', 'release']
  .map((table) => `select is_demonstration from exchange.${table} where ${IN_FORCE}`)
  .join(' union all ');

/**
 * $1 is today; missing outcomes are counted from $2 to $3; events before $4 should be in the audit
 * log.
 */
const SELECTED = [
  count('datasets', 'exchange.dataset'),
  count(
    'confirmedDatasets',
    `exchange.dataset d where exists (select from exchange.class_confirmation c where c.dataset_id = d.id and ${IN_FORCE})`,
  ),
  count(
    'overdueReviews',
    `exchange.right_confirmation where ${IN_FORCE} and review_by <= $1::date`,
  ),
  count('unconfirmedAccounts', `exchange.account where ${WAITS}`),
  count('unconfirmedClients', `exchange.client where ${WAITS}`),
  count('unconfirmedOrganisations', `exchange.organisation where ${WAITS}`),
  count('unconfirmedSecrets', 'exchange.client_sign_in where has_next_secret'),
  count('lockedMembers', `${MEMBERS} where locked_at is not null`),
  count('initialPasswords', 'exchange.account_sign_in where has_password and is_password_initial'),
  `coalesce((select json_agg(json_build_object('post', post, 'accounts', accounts) order by post) from (
    select p.post, count(*) as accounts from exchange.role_of_account p join exchange.account a on a.id = p.account_id
    where p.reads <> 'SHARED' and a.confirmed_at is not null and a.locked_at is null group by p.post) w), '[]') as watchers`,
  count('demonstrationMembers', `${MEMBERS} where is_demonstration and locked_at is null`),
  count(
    'demonstrationTerms',
    `(${TERMS} union all select is_demonstration from exchange.data_grant where revoked_at is null) t where is_demonstration`,
  ),
  `array(select department from exchange.real_data order by department) as "realDataDepartments"`,
  `coalesce((select sequence from hub.ledger_head), 0) as "recordedEntries"`,
  `coalesce((select sequence from hub.ledger_head), 0) - coalesce((select max(last_sequence) from hub.ledger_seal), 0) as "unsealedEntries"`,
  `(select sealed_at from hub.ledger_seal order by last_sequence desc limit 1) as "lastSealAt"`,
  count(
    'intentsWithoutOutcome',
    `hub.ledger_entry e where e.facts ->> 'kind' = 'INTENT'
      and (e.facts ->> 'at') collate "C" >= $2 and (e.facts ->> 'at') collate "C" < $3
      and not exists (select from hub.ledger_entry o where (o.facts ->> 'intent')::bigint = e.sequence)`,
  ),
  count('eventsWaiting', 'exchange.hub_event where chained_at is null and at < $4::timestamptz'),
  `(select count(distinct intent) from hub.ledger_embargo where lifted_at is null and until > now()) as "entriesUnderSeal"`,
  `(select min(placed_at) from hub.ledger_embargo where lifted_at is null and until > now()) as "oldestUnderSealAt"`,
].join(',\n');

/** All of it. */
export const CONTROLS = statement({
  text: `select ${SELECTED}`,
  columns: {
    datasets: int(),
    confirmedDatasets: int(),
    overdueReviews: int(),
    unconfirmedAccounts: int(),
    unconfirmedClients: int(),
    unconfirmedOrganisations: int(),
    unconfirmedSecrets: int(),
    lockedMembers: int(),
    initialPasswords: int(),
    watchers: json<ReadonlyArray<{ readonly post: string; readonly accounts: number }>>(),
    demonstrationMembers: int(),
    demonstrationTerms: int(),
    realDataDepartments: list(text()),
    recordedEntries: int(),
    unsealedEntries: int(),
    lastSealAt: nullable(instant()),
    intentsWithoutOutcome: int(),
    eventsWaiting: int(),
    entriesUnderSeal: int(),
    oldestUnderSealAt: nullable(instant()),
  },
  parameters: [date(), text(), text(), instant()],
});
