import type { QueryRunner } from 'typeorm';

/**
 * A real station and a synthetic one may have the same code, version 1 (2026-11): what is measured never
 * becomes a revision of what was made up. History depends on this text.
 */
export async function keepProvenancesApartV1(db: QueryRunner, schema: string): Promise<void> {
  await db.query(`alter table ${schema}.station
    drop constraint station_kind_code_key,
    add constraint station_kind_code_provenance_key unique (kind, code, provenance)`);
}

/** Takes that back; fails where two stations share a code. */
export async function joinProvenancesV1(db: QueryRunner, schema: string): Promise<void> {
  await db.query(`alter table ${schema}.station
    drop constraint station_kind_code_provenance_key,
    add constraint station_kind_code_key unique (kind, code)`);
}
