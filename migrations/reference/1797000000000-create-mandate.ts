import type { MigrationInterface, QueryRunner } from 'typeorm';

/** In the order in which they refer to each other. */
const TABLES = [
  'department',
  'data_topic',
  'duty',
  'task',
  'task_participant',
  'continuation',
  'network_row',
  'network_part',
  'inconsistency',
] as const;

/** The city's plan: departments, their duties, tasks, what continues them, and the networks. */
export class CreateMandate1797000000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(DEPARTMENT_AND_DUTY);
    await db.query(TASK);
    await db.query(NETWORK_AND_SEAM);
    for (const table of TABLES) {
      await db.query(`grant select on reference.${table} to reference_reader`);
    }
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of TABLES.toReversed()) await db.query(`drop table reference.${table}`);
  }
}

/** References wait for the end of the transaction: the plan is written table by table. */
const DEPARTMENT_AND_DUTY = `
create table reference.department (
  id text primary key,
  position int not null,
  name_zh text not null,
  name_en text not null,
  successor_today text not null,
  early_warning_domain text,
  must_share boolean not null
);
create table reference.data_topic (
  id text primary key,
  department_id text not null references reference.department deferrable initially deferred,
  position int not null,
  name_zh text not null,
  name_en text not null,
  kind text not null,
  must_open boolean not null,
  standards text[] not null,
  network_rows text[] not null,
  suggested_update text not null,
  note text
);
create table reference.duty (
  clause text primary key,
  department_id text not null references reference.department deferrable initially deferred,
  position int not null,
  classes text[] not null,
  summary_en text not null,
  topics text[] not null,
  valid_from date not null,
  valid_to date not null
)`;

const TASK = `
create table reference.task (
  id int primary key,
  code text not null,
  title_zh text not null,
  summary_en text not null,
  lead text not null references reference.department deferrable initially deferred,
  start_year int not null,
  end_year int not null,
  themes text[] not null,
  network_rows text[] not null,
  depends_on_province boolean not null,
  valid_from date not null,
  valid_to date not null
);
create table reference.task_participant (
  task_id int references reference.task deferrable initially deferred,
  department_id text,
  position int not null,
  primary key (task_id, department_id)
);
comment on column reference.task_participant.department_id is
  'As the plan names it; one of them has no entry in annex 3, so this refers to no table';
create table reference.continuation (
  id text primary key,
  clause text references reference.duty deferrable initially deferred,
  task_id int references reference.task deferrable initially deferred,
  document text not null,
  valid_from date,
  valid_to date,
  relation text not null,
  bearer text references reference.department deferrable initially deferred,
  certainty text not null,
  note text not null,
  is_demonstration boolean not null,
  check (num_nonnulls(clause, task_id) = 1)
)`;

const NETWORK_AND_SEAM = `
create table reference.network_row (
  id text primary key,
  position int not null,
  network text not null,
  network_zh text not null,
  site_kind_zh text not null,
  site_kind_en text not null,
  provincial_count_text text not null,
  provincial_count_min int not null,
  provincial_count_max int,
  provincial_count_qualifier text not null,
  provincial_layout_zh text not null,
  city_count_text text not null,
  city_count_min int not null,
  city_count_max int,
  city_count_qualifier text not null,
  city_remark_zh text not null,
  has_city_task boolean not null,
  construction_count int,
  construction_what text,
  construction_place_zh text,
  construction_district_code text,
  construction_note text,
  note text
);
create table reference.network_part (
  network_row_id text references reference.network_row deferrable initially deferred,
  part text,
  position int not null,
  count int not null,
  steward text references reference.department deferrable initially deferred,
  primary key (network_row_id, part)
);
create table reference.inconsistency (
  id text primary key,
  position int not null,
  departments text[] not null,
  tasks int[] not null,
  network_rows text[] not null,
  finding text not null,
  handling text not null
)`;
