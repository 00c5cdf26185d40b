import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What was moved out of the record, the term of what is under seal, and an index of the few events that
 * the record looks for itself. The archive only grows, as the record does. An entry under seal may move
 * out: so the embargo does not refer to its row any more, which the function that places it looks at.
 */
export class BoundRecord1796020000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(ARCHIVE);
    await db.query(TERM);
    await db.query(EVENTS);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop index hub.ledger_entry_own_event;
      alter table hub.ledger_embargo drop column until,
        add constraint ledger_embargo_intent_fkey foreign key (intent) references hub.ledger_entry not valid;
      drop table hub.ledger_archive`);
  }
}

const ARCHIVE = `
create table hub.ledger_archive (
  last_sequence bigint primary key,
  first_sequence bigint not null unique,
  last_hash text not null,
  previous_seal text not null,
  previous_seal_last bigint not null,
  seal text not null,
  file_hash text not null,
  acknowledged_at text,
  archived_at timestamptz(3) not null
);
create trigger ledger_archive_only_grows before update or delete or truncate on hub.ledger_archive
  for each statement execute function hub.refuse_change();
alter table hub.ledger_archive enable always trigger ledger_archive_only_grows;
grant select on hub.ledger_archive to hub_reader, hub_writer, record_reader`;

/** What was placed under seal before there were terms ends half a year after it was placed. */
const TERM = `
alter table hub.ledger_embargo add column until timestamptz;
update hub.ledger_embargo set until = placed_at + interval '180 days';
alter table hub.ledger_embargo alter column until set not null,
  drop constraint ledger_embargo_intent_fkey;
revoke update (lifted_by, lifted_at) on hub.ledger_embargo from record_embargoer;
grant update (lifted_by, lifted_at, until) on hub.ledger_embargo to record_embargoer`;

const EVENTS = `
create index ledger_entry_own_event on hub.ledger_entry ((facts ->> 'event'), sequence)
  where facts ->> 'event' in
    ('RECORD_CUT', 'RECORD_CUT_ACKNOWLEDGED', 'RECORD_ANCHORS_KEPT', 'RECORD_ARCHIVED')`;
