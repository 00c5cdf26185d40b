import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Public keys of machines that sign assertions instead of sending a secret (RFC 7523), registered by one
 * steward of their department and confirmed by another; and the assertions that were used, each once.
 */
export class CreateClientKey1796010100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table directory.client_key (
        client_id text references directory.client on delete cascade,
        kid text check (kid ~ '^[\\x21-\\x7e]{1,64}$'),
        jwk jsonb not null,
        registered_at timestamptz not null,
        registered_by text not null,
        confirmed_at timestamptz,
        confirmed_by text,
        primary key (client_id, kid),
        check (confirmed_by <> registered_by),
        check ((confirmed_at is null) = (confirmed_by is null))
      );
      create table directory.used_assertion (
        id text primary key,
        expires_at timestamptz not null
      );
      create index used_assertion_expires_at on directory.used_assertion (expires_at);
      grant select on directory.client_key to gateway_identity, directory_reader;
      grant select, insert, update, delete on directory.used_assertion to gateway_identity;
      grant select, insert, delete, update (confirmed_at, confirmed_by) on directory.client_key
        to directory_writer`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table directory.used_assertion, directory.client_key');
  }
}
