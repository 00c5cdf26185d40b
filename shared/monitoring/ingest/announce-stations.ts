import type { Database, Transaction } from '../../data/database';
import { bool, text } from '../../data/sql-type';
import { EXAMPLE_SCHEMA, statement, statementFamily } from '../../data/statement';
import { canAnnounce } from '../can-announce';

/**
 * Announces the stations of a department to the register in `reference`, if `reference` is in the
 * same database, each with the cell that is disclosed to others. Unchanged stations are not written
 * again, and stations that the department no longer has are removed. Runs in a separate transaction
 * after the one that stored them, so that an import never locks rows of the register.
 */
export async function announceStations(database: Database, department: string): Promise<void> {
  await database.asAnnouncer(department, async (transaction) => {
    if (!(await canAnnounce(transaction, 'reference.station_ref', `${department}.station`))) return;
    await transaction.query(ANNOUNCE_STATIONS(department), [department]);
    await withdrawOthers(transaction, department);
  });
}

async function withdrawOthers(transaction: Transaction, department: string): Promise<void> {
  const [known] = await transaction.query(MAY_WITHDRAW_STATIONS);
  if (!known?.canWithdraw) return; // The register is of an older version; the next announcement after its migration removes the stations.
  await transaction.query(WITHDRAW_STATIONS(department), [department]);
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

/** Writes a department's stations into the register. */
export const ANNOUNCE_STATIONS = statementFamily({
  text: (
    schema: string,
  ) => `insert into reference.station_ref as r (department, station_id, ${FACTS})
       select $1, id, ${DISCLOSED_FACTS} from ${schema}.station order by id
       on conflict (department, station_id) do update set (${FACTS}) = row (${NEW_FACTS})
       where (${OLD_FACTS}) is distinct from (${NEW_FACTS})`,
  parameters: [text()],
  examples: [[EXAMPLE_SCHEMA]],
});

/** Selects whether the role may remove stations from the register. */
export const MAY_WITHDRAW_STATIONS = statement({
  text: `select has_table_privilege('reference.station_ref', 'delete') as "canWithdraw"`,
  columns: { canWithdraw: bool() },
});

/** Removes the stations that a department no longer has from the register. */
export const WITHDRAW_STATIONS = statementFamily({
  text: (schema: string) => `delete from reference.station_ref r where r.department = $1
     and not exists (select from ${schema}.station t where t.id = r.station_id)`,
  parameters: [text()],
  examples: [[EXAMPLE_SCHEMA]],
});
