import type { Transaction } from '../../data/database';
import { float, json, nullable, text } from '../../data/sql-type';
import { EXAMPLE_SCHEMA, statementFamily, type RowOf } from '../../data/statement';
import type { PrecisionOf } from '../stations/disclosed-position';
import { guardedNames, revealingText } from './guarded-names';
import { IS_THERE } from './partitions';
import { stationIdOf } from './save-stations';

/**
 * Renames the stations of a department whose names or codes reveal their positions more precisely
 * than is disclosed; such stations were stored before names were checked. Their ids were made from
 * these names, so they get new ids and keep their measurements.
 */
export async function renameRevealing(
  transaction: Transaction,
  department: string,
  precisionOf: PrecisionOf,
): Promise<void> {
  const [found] = await transaction.query(IS_THERE, [`${department}.station`]);
  if (!found?.known) return;
  const rows = await transaction.query(NAMED_STATIONS(department));
  const stations = rows.map((row) => ({ id: row.id, station: stationOf(row) }));
  const revealing = stations.filter(({ station }) => revealingText(station, precisionOf) !== null);
  if (revealing.length === 0) return;
  const names = guardedNames(
    stations.map(({ station }) => ({
      ...station,
      latitude: station.latitude ?? null,
      longitude: station.longitude ?? null,
    })),
    precisionOf,
  );
  const renamed = revealing.map(({ id, station }) => {
    const { code, nameZh, nameEn, ...rest } = names.guarded(station);
    const facts = { code: code ?? null, name_zh: nameZh, name_en: nameEn ?? null };
    return { old_id: id, id: stationIdOf({ ...rest, nameZh, code }), ...facts };
  });
  await move(transaction, department, JSON.stringify(renamed));
}

/**
 * Moves stations to new ids. A referenced key cannot be changed in place: each row is copied, its
 * references are updated, and the old row is deleted.
 */
async function move(transaction: Transaction, department: string, renamed: string): Promise<void> {
  for (const step of RENAMING) await transaction.query(step(department), [renamed]);
}

/** Selects the names and positions of the stations of a department. */
export const NAMED_STATIONS = statementFamily({
  text: (
    schema: string,
  ) => `select id, kind, code, name_zh, name_en, region, latitude_deg, longitude_deg
     from ${schema}.station order by code nulls first, id`,
  columns: {
    id: text(),
    kind: text(),
    code: nullable(text()),
    name_zh: text(),
    name_en: nullable(text()),
    region: text(),
    latitude_deg: nullable(float()),
    longitude_deg: nullable(float()),
  },
  examples: [[EXAMPLE_SCHEMA]],
});

const RENAMED = `json_to_recordset($1) as r (old_id text, id text, code text, name_zh text, name_en text)`;

/** Copies the rows of renamed stations under their new ids. */
export const COPY_RENAMED = statementFamily({
  text: (schema: string) => `insert into ${schema}.station
     select (jsonb_populate_record(t, jsonb_build_object('id', r.id, 'code', null, 'name_zh', r.name_zh, 'name_en', r.name_en))).*
     from ${RENAMED} join ${schema}.station t on t.id = r.old_id`,
  parameters: [json<never>()],
  examples: [[EXAMPLE_SCHEMA]],
});

/** Moves the series to the copies. */
export const MOVE_RENAMED_SERIES = statementFamily({
  text: (schema: string) =>
    `update ${schema}.series s set station_id = r.id from ${RENAMED} where s.station_id = r.old_id`,
  parameters: [json<never>()],
  examples: [[EXAMPLE_SCHEMA]],
});

/** Deletes the rows with the old ids. */
export const DELETE_RENAMED = statementFamily({
  text: (schema: string) =>
    `delete from ${schema}.station t using ${RENAMED} where t.id = r.old_id`,
  parameters: [json<never>()],
  examples: [[EXAMPLE_SCHEMA]],
});

/** Sets the codes of the copies, after the old rows are deleted: a code is unique. */
export const CODE_RENAMED = statementFamily({
  text: (schema: string) =>
    `update ${schema}.station t set code = r.code from ${RENAMED} where t.id = r.id and r.code is not null`,
  parameters: [json<never>()],
  examples: [[EXAMPLE_SCHEMA]],
});

const RENAMING = [COPY_RENAMED, MOVE_RENAMED_SERIES, DELETE_RENAMED, CODE_RENAMED];

function stationOf(row: RowOf<typeof NAMED_STATIONS>) {
  return {
    kind: row.kind,
    code: row.code ?? undefined,
    nameZh: row.name_zh,
    nameEn: row.name_en ?? undefined,
    region: row.region,
    latitude: row.latitude_deg ?? undefined,
    longitude: row.longitude_deg ?? undefined,
    authority: 'OTHER',
  } as const;
}
