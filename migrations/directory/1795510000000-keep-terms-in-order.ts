import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * One proposal at a time waits for its second person, a release has a number of its own, and the
 * catalogue knows the items of each dataset as their department announces them.
 */
export class KeepTermsInOrder1795510000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(ORDER);
    await db.query(ITEMS);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table directory.dataset_item;
      drop index directory.class_confirmation_waiting, directory.right_confirmation_waiting,
        directory.release_waiting, directory.release_number`);
  }
}

const WAITING = 'confirmed_at is null and ended_at is null';

const ORDER = `
create unique index class_confirmation_waiting on directory.class_confirmation (dataset_id) where ${WAITING};
create unique index right_confirmation_waiting on directory.right_confirmation (task_id, owner, topic) where ${WAITING};
create unique index release_waiting on directory.release (dataset_id) where ${WAITING};
create unique index release_number on directory.release (number) where not is_demonstration`;

const ITEMS = `
create table directory.dataset_item (
  dataset_id text not null,
  coordinate text not null,
  department text not null,
  name_zh text,
  description text not null,
  data_type text not null,
  primary key (dataset_id, coordinate)
);
alter table directory.dataset_item enable row level security;
create policy read_all on directory.dataset_item for select to directory_reader using (true);
create policy announce_own on directory.dataset_item to station_announcer
  using (department = left(current_user, -6)) with check (department = left(current_user, -6));
grant select, insert, update, delete on directory.dataset_item to station_announcer;
grant select on directory.dataset_item to directory_reader`;
