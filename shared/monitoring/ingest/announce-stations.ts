import type { Transaction } from '../../data/database';

/**
 * Tells the directory, where it lives in the same database, of these stations of a department (null:
 * of all it has), each in the cell that others are told. What the directory knows already is not
 * written again, and where all are told the directory forgets those that the department no longer has.
 */
export async function announceStations(
  transaction: Transaction,
  department: string,
  ids: ReadonlyArray<string> | null,
): Promise<void> {
  const [known] = await transaction.query<{ canAnnounce: boolean | null }>(CAN_ANNOUNCE, [
    `${department}.station`,
  ]);
  if (!known?.canAnnounce) return;
  await transaction.query(
    `insert into directory.station_ref as r (department, station_id, ${FACTS})
     select $1, id, ${TOLD_FACTS} from ${department}.station where $2::text[] is null or id = any($2)
     on conflict (department, station_id) do update set (${FACTS}) = row (${NEW_FACTS})
     where (${OLD_FACTS}) is distinct from (${NEW_FACTS})`,
    [department, ids],
  );
  if (ids === null) await withdrawOthers(transaction, department);
}

async function withdrawOthers(transaction: Transaction, department: string): Promise<void> {
  const [known] = await transaction.query<{ canWithdraw: boolean }>(
    `select has_table_privilege('directory.station_ref', 'delete') as "canWithdraw"`,
  );
  if (!known?.canWithdraw) return; // An older directory: it is asked again once it is migrated.
  await transaction.query(
    `delete from directory.station_ref r where r.department = $1
     and not exists (select from ${department}.station t where t.id = r.station_id)`,
    [department],
  );
}

const COLUMNS = [
  'kind',
  'name_zh',
  'name_en',
  'authority',
  'region',
  'district_code',
  'cell',
  'provenance',
];
const FACTS = COLUMNS.join(', ');
const TOLD_FACTS = COLUMNS.map((column) => (column === 'cell' ? 'told_cell' : column)).join(', ');
const NEW_FACTS = COLUMNS.map((column) => `excluded.${column}`).join(', ');
const OLD_FACTS = COLUMNS.map((column) => `r.${column}`).join(', ');

/** A directory that is still being set up is closed: even asking what is in its schema would fail. */
const CAN_ANNOUNCE = `select case when has_schema_privilege(to_regnamespace('directory')::oid, 'usage')
  then to_regclass('directory.station_ref') is not null and to_regclass($1) is not null end as "canAnnounce"`;
