import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Appends entries in one statement, so that a commit is one round trip. It computes places and hashes
 * under the head's lock; `bodies` are the two halves of each body, around its place, a half on each
 * line. It runs with the rights of the writer, who could append by single statements too. Each
 * statement within has a snapshot of its own: the last entry is read after the lock.
 */
export class AppendEntries1797000001500 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(APPEND_ENTRIES);
    await db.query(`revoke execute on function ${SIGNATURE} from public`);
    await db.query(`grant execute on function ${SIGNATURE} to hub_writer`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop function ${SIGNATURE}`);
  }
}

const SIGNATURE = 'hub.append_entries(bigint, text, text, text, text[], text[], int[])';

/** The head must be the last entry, and go on from the one that the writer knows. */
const APPEND_ENTRIES = `
create function hub.append_entries(
  known_sequence bigint, known_hash text, alg text, bodies text,
  operation_hashes text[], operation_texts text[], operation_places int[],
  out last_sequence bigint, out last_hash text)
language plpgsql set search_path = pg_catalog as $$
declare
  halves constant text[] := string_to_array(bodies, E'\\n');
  entries constant int := cardinality(halves) / 2;
  first_sequence bigint;
  final_sequence bigint;
  final_hash text;
  previous_hashes text[];
  hashes text[];
  texts text[];
begin
  if alg <> 'sha256' then
    raise exception 'entries are hashed by sha256, not by %', alg using errcode = 'feature_not_supported';
  end if;
  select h.sequence, h.hash into last_sequence, last_hash from hub.ledger_head h for update;
  select e.sequence, e.hash into final_sequence, final_hash
    from hub.ledger_entry e order by e.sequence desc limit 1;
  if (last_sequence, last_hash) is distinct from (coalesce(final_sequence, 0), coalesce(final_hash, last_hash))
    or last_sequence < known_sequence
    or (last_sequence = known_sequence and last_hash <> known_hash)
  then
    raise exception 'the head does not go on from entry %', known_sequence
      using errcode = 'object_not_in_prerequisite_state';
  end if;
  first_sequence := last_sequence + 1;
  for place in 1..entries loop
    last_sequence := last_sequence + 1;
    previous_hashes[place] := last_hash;
    texts[place] := halves[2 * place - 1] || last_sequence || halves[2 * place];
    last_hash := translate(
      rtrim(encode(sha256(convert_to(last_hash || texts[place], 'UTF8')), 'base64'), '='), '+/', '-_');
    hashes[place] := last_hash;
  end loop;
  insert into hub.ledger_entry (sequence, hash_alg, previous_hash, hash, body)
  select first_sequence - 1 + place, alg, previous_hash, hash, body
  from unnest(previous_hashes, hashes, texts) with ordinality as e (previous_hash, hash, body, place);
  update hub.ledger_head set sequence = last_sequence, hash = last_hash;
  if cardinality(operation_hashes) > 0 then
    insert into hub.ledger_operation (hash, text, first_sequence, hash_alg)
    select o.hash, o.text, first_sequence - 1 + o.place, 'sha256'
    from unnest(operation_hashes, operation_texts, operation_places) as o (hash, text, place)
    on conflict on constraint ledger_operation_pkey do nothing;
  end if;
end $$`;
