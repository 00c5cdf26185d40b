import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Questions that persons and machines keep for themselves; no state that sharing rests on. */
export class CreateSavedQuestion1795820000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
create table directory.saved_question (
  owner text not null,
  name text not null check (length(name) between 1 and 100),
  query text not null check (length(query) <= 50000),
  variables jsonb not null,
  saved_at timestamptz not null,
  primary key (owner, name)
);
comment on column directory.saved_question.owner is 'Subject of the account or client that keeps it';
grant select on directory.saved_question to directory_reader;
grant select, insert, update (query, variables, saved_at), delete
  on directory.saved_question to directory_writer`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table directory.saved_question');
  }
}
