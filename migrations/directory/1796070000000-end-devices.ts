import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The browsers that a person signed in from are strangers again once its password or second factor was
 * set or reset, or its account locked: their cookies are signed for an epoch of the account, and whatever
 * writes such a change, in whichever program, begins the next one.
 */
export class EndDevices1796070000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table directory.account add column device_epoch integer not null default 0;
      comment on column directory.account.device_epoch is
        'Cookies of known browsers hold for one epoch; a trigger begins the next';
      create function directory.begin_device_epoch() returns trigger
        language plpgsql set search_path = pg_catalog as $$
      begin
        new.device_epoch := old.device_epoch + 1;
        return new;
      end $$;
      revoke execute on function directory.begin_device_epoch from public;
      create trigger device_epoch_begins before update on directory.account for each row
        when (old.password_hash is distinct from new.password_hash
          or (old.totp_sealed is null and old.totp_secret is null)
            <> (new.totp_sealed is null and new.totp_secret is null)
          or (old.locked_at is null and new.locked_at is not null))
        execute function directory.begin_device_epoch()`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop trigger device_epoch_begins on directory.account;
      drop function directory.begin_device_epoch;
      alter table directory.account drop column device_epoch`);
  }
}
