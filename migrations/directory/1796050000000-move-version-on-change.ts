import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables on which sharing rests, with what happens to their rows. */
const TABLES = [
  'dataset',
  'class_confirmation',
  'continuation_record',
  'right_confirmation',
  'release',
  'data_grant',
  'revocation',
  'tampering_case',
  'tampering_case_assignee',
  'real_data',
] as const;

/**
 * Moves the version of the sharing state only when a row has changed. A statement trigger fires for a
 * statement that changes nothing, too (`insert … on conflict do nothing`), and then holds the one row of
 * the version until its transaction ends: whoever revokes meanwhile waits for it.
 */
export class MoveVersionOnChange1796050000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(FUNCTIONS);
    for (const table of TABLES) {
      await db.query(`
        drop trigger new_version on directory.${table};
        create trigger new_version_inserted after insert on directory.${table}
          referencing new table as changed for each statement execute function directory.move_version_if_any();
        create trigger new_version_deleted after delete on directory.${table}
          referencing old table as changed for each statement execute function directory.move_version_if_any();
        create trigger new_version_updated after update on directory.${table}
          referencing old table as before new table as changed
          for each statement execute function directory.move_version_if_different()`);
    }
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of TABLES) {
      const events = table === 'real_data' ? 'insert or delete' : 'insert or update or delete';
      await db.query(`
        drop trigger new_version_inserted on directory.${table};
        drop trigger new_version_deleted on directory.${table};
        drop trigger new_version_updated on directory.${table};
        create trigger new_version after ${events} on directory.${table}
          for each statement execute function directory.new_sharing_version()`);
    }
    await db.query(
      'drop function directory.move_version_if_any, directory.move_version_if_different',
    );
  }
}

/** As the directory's owner: whoever may change a row need not touch the version. */
const FUNCTIONS = `
create function directory.move_version_if_any() returns trigger
  language plpgsql security definer set search_path = directory, pg_temp as $$
begin
  if exists (select from changed) then
    update directory.sharing_version set version = version + 1;
  end if;
  return null;
end $$;
create function directory.move_version_if_different() returns trigger
  language plpgsql security definer set search_path = directory, pg_temp as $$
begin
  if exists (select c from changed c except all select b from before b) then
    update directory.sharing_version set version = version + 1;
  end if;
  return null;
end $$`;
