import type { Database } from '../../data/database';
import { json, list, text } from '../../data/sql-type';
import { statement } from '../../data/statement';
import type { PublishedStationKind } from '../stations/station-kind';
import { canAnnounce } from '../can-announce';

/**
 * Announces the kinds of a department's stations to `reference`, if `reference` is in the same
 * database: their names, the interval after which a station counts as silent, and the fields of the
 * graph that return their stations. Kinds that the department no longer declares are removed.
 */
export async function announceKinds(
  database: Database,
  department: string,
  kinds: ReadonlyArray<PublishedStationKind>,
): Promise<void> {
  await database.asAnnouncer(department, async (transaction) => {
    if (!(await canAnnounce(transaction, 'reference.station_kind'))) return;
    await transaction.query(ANNOUNCE_KINDS, [
      department,
      JSON.stringify(kinds.map((kind, position) => ({ ...kind, position }))),
    ]);
    await transaction.query(WITHDRAW_KINDS, [department, kinds.map(({ kind }) => kind)]);
  });
}

const COLUMNS = [
  'position',
  'name_zh',
  'name_en',
  'expects_every_hours',
  'station_type',
  'one_field',
  'list_field',
  'overview',
];
const FACTS = COLUMNS.join(', ');
const NEW_FACTS = COLUMNS.map((column) => `excluded.${column}`).join(', ');
const OLD_FACTS = COLUMNS.map((column) => `k.${column}`).join(', ');

/** Writes the kinds that a department declares. */
export const ANNOUNCE_KINDS = statement({
  text: `insert into reference.station_kind as k (department, kind, ${FACTS})
    select $1, n.kind, n."position", n."nameZh", n."nameEn", n."expectsEveryHours", n."stationType",
      n."oneField", n."listField", n.overview
    from jsonb_to_recordset($2::jsonb) n (kind text, "position" int, "nameZh" text, "nameEn" text,
      "expectsEveryHours" int, "stationType" text, "oneField" text, "listField" text, overview text)
    on conflict (department, kind) do update set (${FACTS}) = row (${NEW_FACTS})
    where (${OLD_FACTS}) is distinct from (${NEW_FACTS})`,
  parameters: [text(), json<ReadonlyArray<PublishedStationKind>>()],
});

/** Removes the kinds that a department no longer declares. */
export const WITHDRAW_KINDS = statement({
  text: 'delete from reference.station_kind where department = $1 and kind <> all($2)',
  parameters: [text(), list(text())],
});
