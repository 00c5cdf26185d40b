import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Questions that persons and machines keep for themselves; no state that sharing rests on. */
export class CreateSavedQuestion1797000000800 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table exchange.saved_question (
        owner text not null,
        name text not null check (length(name) between 1 and 100),
        query text not null check (length(query) <= 50000),
        variables jsonb not null,
        saved_at timestamptz not null,
        primary key (owner, name)
      );
      comment on column exchange.saved_question.owner is 'Subject of the account or client that keeps it';
      grant select on exchange.saved_question to exchange_reader;
      grant select, insert, update (query, variables, saved_at), delete
        on exchange.saved_question to exchange_writer`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table exchange.saved_question');
  }
}
