import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The documents that a client registers, each under the SHA-256 of its text; how far the client is held
 * to them; and the operations outside the list that it sent. A change of a list moves the version of the
 * sharing state, by which every gateway learns of it within a second.
 */
export class CreateClientDocument1797000001200 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(LIST);
    await db.query(DOCUMENT);
    await db.query(UNLISTED);
    await db.query(RIGHTS);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table exchange.client_unlisted_operation;
      drop table exchange.client_document;
      drop table exchange.client_document_list`);
  }
}

const LIST = `
create table exchange.client_document_list (
  client_id text primary key references exchange.client on delete cascade,
  mode text not null default 'OFF' check (mode in ('OFF', 'LOG', 'ENFORCE')),
  revision bigint not null default 1
);
comment on column exchange.client_document_list.revision is
  'Moves with every change of the list; a gateway loads the list again when it has moved';
create trigger new_version_inserted after insert on exchange.client_document_list
  referencing new table as changed for each statement execute function exchange.move_version_if_any();
create trigger new_version_deleted after delete on exchange.client_document_list
  referencing old table as changed for each statement execute function exchange.move_version_if_any();
create trigger new_version_updated after update on exchange.client_document_list
  referencing old table as before new table as changed
  for each statement execute function exchange.move_version_if_different()`;

/** Nobody may update it, and a text has one hash: what a hash stands for never changes. */
const DOCUMENT = `
create table exchange.client_document (
  client_id text references exchange.client_document_list on delete cascade,
  hash text check (hash = encode(sha256(convert_to(text, 'UTF8')), 'hex')),
  text text not null check (octet_length(text) between 1 and 65536),
  registered_at timestamptz not null,
  registered_by text not null,
  primary key (client_id, hash)
)`;

const UNLISTED = `
create table exchange.client_unlisted_operation (
  client_id text references exchange.client on delete cascade,
  hash text check (hash ~ '^[0-9a-f]{64}$'),
  operation_name text,
  text text not null check (length(text) <= 2000),
  first_at timestamptz not null,
  last_at timestamptz not null,
  answered bigint not null,
  refused bigint not null,
  primary key (client_id, hash)
);
comment on column exchange.client_unlisted_operation.text is
  'The operation without its literals, cut at 2,000 characters; the hash is that of the whole document';
create index client_unlisted_operation_last on exchange.client_unlisted_operation (client_id, last_at)`;

const RIGHTS = `
grant select on exchange.client_document_list, exchange.client_document,
  exchange.client_unlisted_operation to exchange_reader;
grant select, insert, update (mode, revision) on exchange.client_document_list to exchange_writer;
grant select, insert, delete on exchange.client_document to exchange_writer;
grant select (client_id, hash), delete on exchange.client_unlisted_operation to exchange_writer;
grant select on exchange.client_document_list, exchange.client_document to gateway_identity;
grant select, insert, update, delete on exchange.client_unlisted_operation to gateway_identity`;
