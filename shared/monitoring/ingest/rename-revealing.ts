import type { Transaction } from '../../data/database';
import type { PrecisionOf } from '../stations/told-position';
import { guardedNames, revealingText } from './guarded-names';
import { stationIdOf } from './save-stations';

/**
 * Renames the stations of a department whose names or codes say where they lie more finely than that is
 * disclosed, as they came before names were guarded. Their ids were made of these names, so they get
 * new ones; what was measured there stays theirs.
 */
export async function renameRevealing(
  transaction: Transaction,
  department: string,
  precisionOf: PrecisionOf,
): Promise<void> {
  const [found] = await transaction.query<{ has: boolean }>(
    'select to_regclass($1) is not null as has',
    [`${department}.station`],
  );
  if (!found?.has) return;
  const rows = await transaction.query<StoredName>(
    `select id, kind, code, name_zh, name_en, region, latitude_deg, longitude_deg
     from ${department}.station order by code nulls first, id`,
  );
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

/** A referenced key is not changed in place: each row is copied, what points at it follows, and the old one goes. */
async function move(transaction: Transaction, department: string, renamed: string): Promise<void> {
  const from = `json_to_recordset($1) as r (old_id text, id text, code text, name_zh text, name_en text)`;
  await transaction.query(
    `insert into ${department}.station
     select (jsonb_populate_record(t, jsonb_build_object('id', r.id, 'code', null, 'name_zh', r.name_zh, 'name_en', r.name_en))).*
     from ${from} join ${department}.station t on t.id = r.old_id`,
    [renamed],
  );
  await transaction.query(
    `update ${department}.series s set station_id = r.id from ${from} where s.station_id = r.old_id`,
    [renamed],
  );
  await transaction.query(
    `delete from ${department}.station t using ${from} where t.id = r.old_id`,
    [renamed],
  );
  await transaction.query(
    `update ${department}.station t set code = r.code from ${from} where t.id = r.id and r.code is not null`,
    [renamed],
  );
}

interface StoredName {
  readonly id: string;
  readonly kind: string;
  readonly code: string | null;
  readonly name_zh: string;
  readonly name_en: string | null;
  readonly region: string;
  readonly latitude_deg: number | null;
  readonly longitude_deg: number | null;
}

function stationOf(row: StoredName) {
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
