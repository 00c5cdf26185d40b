import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a client last sent each of its registered documents by its hash, which gateways write. */
export class CreateClientDocumentUse1797000003000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(USE);
    await db.query(RIGHTS);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table exchange.client_document_use');
  }
}

/** A table of its own: nobody may update a registered document. */
const USE = `
create table exchange.client_document_use (
  client_id text,
  hash text,
  last_used_at timestamptz not null,
  primary key (client_id, hash),
  foreign key (client_id, hash) references exchange.client_document on delete cascade
)`;

const RIGHTS = `
grant select on exchange.client_document_use to exchange_reader, exchange_writer;
grant select, insert, update (last_used_at) on exchange.client_document_use to gateway_identity`;
