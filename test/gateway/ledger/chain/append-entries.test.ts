import fc from 'fast-check';
import { canonicalJson, type Json } from '../../../../gateway/ledger/chain/canonical-json';
import type { Head } from '../../../../gateway/ledger/chain/chain';
import { appendEntries } from '../../../../gateway/ledger/chain/chain.store';
import type { BodyText } from '../../../../gateway/ledger/chain/entry-body';
import { hasher } from '../../../../gateway/ledger/chain/hasher';
import {
  openLedgerConnection,
  type LedgerConnection,
} from '../../../../gateway/ledger/ledger-connection';
import { errorCodeOf } from '../../../../shared/errors/error-code';
import type { TestDatabase } from '../../../setup/database';
import { ledgerDatabase, operation, PATIENT_MS, rowsOf } from '../ledger-fixtures';

const { genesis, hash } = hasher('sha256');
const EMPTY: Head = { sequence: 0, hash: genesis };

let database: TestDatabase;
let connection: LedgerConnection;
beforeEach(async () => {
  database = await ledgerDatabase();
  connection = openLedgerConnection({ url: database.url, timeoutMs: PATIENT_MS });
});
afterEach(async () => {
  await connection.close();
  await database.drop();
});

interface Row extends Head {
  readonly previousHash: string;
  readonly body: string;
}

function entryRows(): Promise<Row[]> {
  return rowsOf<Row>(
    database.url,
    `select sequence::int, previous_hash as "previousHash", hash, body
     from hub.ledger_entry order by sequence`,
  );
}

/** What Node's own hasher makes of the same bodies. */
function chainedByNode(bodies: ReadonlyArray<BodyText>): ReadonlyArray<Row> {
  let previousHash = genesis;
  return bodies.map(({ beforePlace, afterPlace }, at) => {
    const body = `${beforePlace}${String(at + 1)}${afterPlace}`;
    const row = { sequence: at + 1, previousHash, hash: hash(previousHash + body), body };
    previousHash = row.hash;
    return row;
  });
}

function bodyOf(facts: Json): BodyText {
  return { beforePlace: `{"facts":${canonicalJson(facts)},"sequence":`, afterPlace: '}' };
}

function append(known: Head, bodies: ReadonlyArray<BodyText>, hashAlg = 'sha256') {
  return appendEntries(connection, { known, bodies, cited: [], hashAlg });
}

async function codeOf(refused: Promise<unknown>): Promise<string | null> {
  return refused.then(() => 'nothing was refused', errorCodeOf);
}

describe('hub.append_entries', () => {
  test('S5A7 MUST hash and place as Node does, whatever the bodies say', async () => {
    const said = fc.oneof(
      fc.string({ unit: fc.constantFrom('江', '门', '"', '\\', '\n', '\t', '\u2028', '🌊', 'é') }),
      fc.string({ unit: 'grapheme' }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.constantFrom(0, 1e21, 1e-7, 5e-324, Number.MAX_VALUE, 2 ** 53, -(2 ** 53), 0.1),
      fc.boolean(),
      fc.constant(null),
    );
    const facts = fc.dictionary(fc.string({ unit: 'grapheme', maxLength: 5 }), said);
    const groups = fc.array(fc.array(facts, { minLength: 1, maxLength: 30 }), {
      ...{ minLength: 1, maxLength: 3 },
    });
    let known = EMPTY;
    const written: BodyText[] = [];
    await fc.assert(
      fc.asyncProperty(groups, async (all) => {
        for (const group of all) {
          const bodies = group.map((one) => bodyOf(storable(one)));
          known = await append(known, bodies);
          written.push(...bodies);
        }
      }),
      { numRuns: 30 },
    );
    const expected = chainedByNode(written);
    expect(await entryRows()).toEqual(expected);
    expect(known).toEqual({ sequence: expected.length, hash: expected.at(-1)?.hash });
  });

  test('S5A8 MUST append after what others wrote since, but not where what the writer knows is gone', async () => {
    const first = await append(EMPTY, [bodyOf({ first: true })]);
    const third = await append(EMPTY, [bodyOf({ second: true }), bodyOf({ third: true })]);
    expect(third.sequence).toBe(3);
    await append(first, [bodyOf({ fourth: true })]);
    const another = { sequence: 4, hash: first.hash };
    const ahead = { sequence: 5, hash: first.hash };
    expect(await codeOf(append(another, [bodyOf({})]))).toBe('55000');
    expect(await codeOf(append(ahead, [bodyOf({})]))).toBe('55000');
    expect(await entryRows()).toHaveLength(4);
  });

  test.each([
    ['is missing', 'delete from hub.ledger_head'],
    ['has another hash', "update hub.ledger_head set hash = repeat('B', 43)"],
    ['was set back', "update hub.ledger_head set sequence = 0, hash = repeat('A', 43)"],
    ['was set forward', 'update hub.ledger_head set sequence = 2'],
  ])('S5A9 MUST append nothing where the head %s', async (_what, sql) => {
    await append(EMPTY, [bodyOf({ first: true })]);
    await rowsOf(database.url, sql);
    expect(await codeOf(append(EMPTY, [bodyOf({})]))).toBe('55000');
    expect(await entryRows()).toHaveLength(1);
  });

  test('MUST append nothing to an empty audit log whose head is not the beginning', async () => {
    await rowsOf(database.url, "update hub.ledger_head set sequence = 7, hash = repeat('B', 43)");
    expect(await codeOf(append(EMPTY, [bodyOf({})]))).toBe('55000');
    expect(await entryRows()).toEqual([]);
  });

  test('refuses a hash that it cannot compute', async () => {
    expect(await codeOf(append(EMPTY, [bodyOf({})], 'sm3'))).toBe('0A000');
    expect(await entryRows()).toEqual([]);
  });

  test('stores the text of an operation once, with the first entry that cites it', async () => {
    const cited = [
      { operation: operation('{ a }'), place: 1 },
      { operation: operation('{ b }'), place: 2 },
    ];
    const bodies = [bodyOf({ a: 1 }), bodyOf({ b: 1 })];
    await appendEntries(connection, { known: EMPTY, bodies, cited, hashAlg: 'sha256' });
    await appendEntries(connection, { known: EMPTY, bodies, cited, hashAlg: 'sha256' });
    expect(
      await rowsOf(
        database.url,
        'select text, hash, hash_alg as alg, first_sequence::int as "first" from hub.ledger_operation order by text',
      ),
    ).toEqual([
      { text: '{ a }', hash: operation('{ a }').hash, alg: 'sha256', first: 1 },
      { text: '{ b }', hash: operation('{ b }').hash, alg: 'sha256', first: 2 },
    ]);
  });

  test('is for the writer alone', async () => {
    const call =
      "select hub.append_entries(0, repeat('A', 43), 'sha256', E'{\\n}', '{}', '{}', '{}')";
    const asReader = rowsOf(database.url, `set role hub_reader; ${call}`);
    expect(await codeOf(asReader)).toBe('42501');
  });
});

/** `\u0000` has no place in jsonb; `recordable` replaces it before a body is written. */
function storable(facts: Readonly<Record<string, Json>>): Json {
  return JSON.parse(JSON.stringify(facts).replaceAll('\\u0000', '')) as Json;
}
