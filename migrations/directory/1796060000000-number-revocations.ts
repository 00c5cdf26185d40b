import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Revocations of a subject are numbered by the database, and a session keeps the number that it was opened
 * under: what was issued before a revocation is known by numbers, whatever clocks of gateways say.
 */
export class NumberRevocations1796060000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(COLUMNS);
    await db.query(NUMBERING);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop trigger numbered on directory.revocation;
      drop function directory.number_revocation;
      alter table directory.session drop column generation;
      alter table directory.revocation drop column generation;
      drop sequence directory.revocation_generation`);
  }
}

/** Sessions of before have 0: where their subject was revoked lately, they end, and one signs in again. */
const COLUMNS = `
create sequence directory.revocation_generation;
alter table directory.revocation add generation bigint not null default 0;
alter table directory.session add generation bigint not null default 0;
update directory.revocation set generation = nextval('directory.revocation_generation') where kind = 'SUBJECT'`;

/** Whoever writes the row, and whatever he writes into the column; numbers are never given twice. */
const NUMBERING = `
create function directory.number_revocation() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  new.generation := nextval('directory.revocation_generation');
  return new;
end $$;
revoke execute on function directory.number_revocation from public;
create trigger numbered before insert or update on directory.revocation
  for each row when (new.kind = 'SUBJECT') execute function directory.number_revocation();
comment on column directory.revocation.generation is
  'What was issued to the subject under a lower number is void; 0 for a single token or session'`;
