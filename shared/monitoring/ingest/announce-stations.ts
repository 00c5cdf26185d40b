import type { Database, Transaction } from '../../data/database';

/**
 * Announces the stations of a department to the register of `reference`, if it is in the same
 * database, each in the cell that is disclosed to others. What the register knows already is not
 * written again, and it forgets those that the department no longer has. In a transaction of its
 * own after the one that stored them: the register's rows are never held by an import.
 */
export async function announceStations(database: Database, department: string): Promise<void> {
  await database.asAnnouncer(department, async ({ query }) => {
    const [known] = await query<{ canAnnounce: boolean | null }>(CAN_ANNOUNCE, [
      `${department}.station`,
    ]);
    if (!known?.canAnnounce) return;
    await query(
      `insert into reference.station_ref as r (department, station_id, ${FACTS})
       select $1, id, ${DISCLOSED_FACTS} from ${department}.station order by id
       on conflict (department, station_id) do update set (${FACTS}) = row (${NEW_FACTS})
       where (${OLD_FACTS}) is distinct from (${NEW_FACTS})`,
      [department],
    );
    await withdrawOthers(query, department);
  });
}

async function withdrawOthers(query: Transaction['query'], department: string): Promise<void> {
  const [known] = await query<{ canWithdraw: boolean }>(
    `select has_table_privilege('reference.station_ref', 'delete') as "canWithdraw"`,
  );
  if (!known?.canWithdraw) return; // An older register: it is asked again once it is migrated.
  await query(
    `delete from reference.station_ref r where r.department = $1
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
const DISCLOSED_FACTS = COLUMNS.map((column) =>
  column === 'cell' ? 'disclosed_cell' : column,
).join(', ');
const NEW_FACTS = COLUMNS.map((column) => `excluded.${column}`).join(', ');
const OLD_FACTS = COLUMNS.map((column) => `r.${column}`).join(', ');

/** A register that is still being set up is closed: even asking what is in its schema would fail. */
const CAN_ANNOUNCE = `select case when has_schema_privilege(to_regnamespace('reference')::oid, 'usage')
  then to_regclass('reference.station_ref') is not null and to_regclass($1) is not null end as "canAnnounce"`;
