import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Kinds of series that a declaration moves to another dataset: announced by the department, an event on
 * the record when declared and when made. One that opens more waits until the class of the dataset that
 * it goes to has been confirmed after it was declared.
 */
export class CreateSeriesMove1797000001000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(SERIES_MOVE);
    await db.query(ON_THE_RECORD);
    await db.query(CONFIRMED_SINCE);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop function exchange.class_confirmed_since(text, timestamptz);
      drop table exchange.series_move;
      drop function exchange.record_series_move`);
  }
}

const SERIES_MOVE = `
create table exchange.series_move (
  id int generated always as identity primary key,
  department text not null,
  kind text not null,
  indicator_code text not null,
  averaging text not null,
  from_dataset text,
  to_dataset text,
  opens_more boolean not null,
  declared_at timestamptz not null default clock_timestamp(),
  made_at timestamptz
);
comment on table exchange.series_move is
  'A kind of series that goes from one dataset to another; null: from or to none, which nobody reads';
create index series_move_of on exchange.series_move (department, kind, indicator_code, averaging);
alter table exchange.series_move enable row level security;
create policy read_all on exchange.series_move for select to exchange_reader, exchange_writer using (true);
create policy announce_own on exchange.series_move to station_announcer
  using (department = left(current_user, -6)) with check (department = left(current_user, -6));
grant select, insert, update (made_at) on exchange.series_move to station_announcer;
grant select on exchange.series_move to exchange_reader`;

/** Whichever program announces it. */
const ON_THE_RECORD = `
create function exchange.record_series_move() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  facts jsonb := jsonb_build_object('department', new.department, 'kind', new.kind, 'indicator', new.indicator_code,
    'averaging', new.averaging, 'from', new.from_dataset, 'to', new.to_dataset, 'opensMore', new.opens_more);
begin
  if tg_op = 'INSERT' then
    insert into exchange.hub_event (event, subject, facts) values ('SERIES_MOVE_DECLARED', 'prepare', facts);
  end if;
  if new.made_at is not null and (tg_op = 'INSERT' or old.made_at is null) then
    insert into exchange.hub_event (event, subject, facts) values ('SERIES_MOVED', 'prepare', facts);
  end if;
  return null;
end $$;
revoke execute on function exchange.record_series_move from public;
create trigger on_the_record after insert or update on exchange.series_move
  for each row execute function exchange.record_series_move()`;

/** A yes or no for the department; the terms themselves it need not read. */
const CONFIRMED_SINCE = `
create function exchange.class_confirmed_since(dataset text, since timestamptz) returns boolean
  language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from exchange.class_confirmation c
    where c.dataset_id = dataset and c.confirmed_at > since and c.ended_at is null) $$;
revoke execute on function exchange.class_confirmed_since(text, timestamptz) from public;
grant execute on function exchange.class_confirmed_since(text, timestamptz) to station_announcer`;
