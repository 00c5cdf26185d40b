import fc from 'fast-check';
import { openLedger } from '../../../gateway/ledger/chain/append';
import { canonicalJson, type Json } from '../../../gateway/ledger/chain/canonical-json';
import {
  parseRow,
  rowLine,
  type ExportedRow,
  type OperationRow,
} from '../../../gateway/ledger/exported-row';
import type { Fault } from '../../../gateway/ledger/chain/faults';
import { openSealer } from '../../../gateway/ledger/seals/seal';
import type { SignedHead } from '../../../gateway/ledger/seals/signed-statements';
import { verifyRecord, type Verification } from '../../../gateway/ledger/verify';
import type { TestDatabase } from '../../setup/database';
import { forged, type ForgedBody, type Forgery } from './forged-audit-log';
import {
  AT,
  event,
  intent,
  ledgerDatabase,
  operation,
  outcome,
  auditRows,
  rowsOf,
  sealingKey,
  stream,
} from './ledger-fixtures';
import { runs } from '../../setup/runs';

type Row = Exclude<ExportedRow, { row: 'unreadable' }>;

const { key, keys } = sealingKey();

let database: TestDatabase;
/** A record of 28 entries with two seals; heads were taken at 14 and at its end. */
let rows: ReadonlyArray<Row>;
let lines: ReadonlyArray<string>;
let anchors: ReadonlyArray<SignedHead>;
beforeAll(async () => {
  database = await ledgerDatabase();
  const { url } = database;
  const ledger = openLedger({ url });
  const sealer = openSealer({ url, key, everyEntries: 10, everyMs: 1e9, now: () => AT });
  const heads: SignedHead[] = [];
  for (let round = 0; round < 2; round += 1) {
    for (let turn = 0; turn < 6; turn += 1) {
      const begun = await ledger.begin(
        intent({ operation: operation(`{ field${String(turn % 4)} }`) }),
      );
      if (turn !== 3) await begun.end(outcome());
    }
    await ledger.note(event());
    await sealer.sealIfDue();
    await ledger.note(event());
    heads.push(await sealer.headOf());
  }
  await Promise.all([ledger.close(), sealer.close()]);
  anchors = heads;
  rows = await auditRows(url);
  lines = rows.map(rowLine);
});
afterAll(() => database.drop());

function verify(
  told: Iterable<ExportedRow>,
  held: ReadonlyArray<SignedHead> = [],
): Promise<Verification> {
  return verifyRecord(stream(told), { keys, anchors: held });
}

async function brokenAt(told: Iterable<string>): Promise<number | null> {
  const { firstBroken } = await verify([...told].map(parseRow));
  return firstBroken && firstBroken.sequence;
}

/** The entry that should follow what stands before a row. */
function entryDueAt(place: number): number {
  return 1 + rows.slice(0, place).filter(({ row }) => row === 'entry').length;
}

const place = fc.nat().map((number) => number % lines.length);

describe('verifying the audit log', () => {
  test('finds a record whole, and says what it holds', async () => {
    expect(await verify(lines.map(parseRow), anchors)).toEqual({
      verdict: 'WHOLE',
      archivedUpTo: 0,
      beside: [],
      cutAcknowledgedAt: null,
      entries: 28,
      seals: 2,
      anchors: 2,
      head: { sequence: 28, hash: anchors[1]?.hash },
      firstBroken: null,
      unsealed: 2,
      withoutOutcome: 2,
    });
  });

  test('finds an empty record whole', async () => {
    const empty = await ledgerDatabase();
    expect(await verify(await auditRows(empty.url))).toMatchObject({
      entries: 0,
      head: null,
      firstBroken: null,
      unsealed: 0,
    });
    await empty.drop();
  });

  test('S5V1 MUST find any byte of an export that was changed, and name its entry', async () => {
    await fc.assert(
      fc.asyncProperty(
        place,
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        async (at, offset, mask) => {
          const bytes = Buffer.from(lines[at] ?? '');
          const index = offset % bytes.length;
          bytes[index] = (bytes[index] ?? 0) ^ mask;
          const told = lines.with(at, bytes.toString('utf8'));
          expect(await brokenAt(told)).toBe(entryDueAt(at));
        },
      ),
      runs(250, 10_000),
    );
  });

  test('S5V2 MUST find any column that says something else, and name its entry', async () => {
    await fc.assert(
      fc.asyncProperty(place, fc.nat(), fc.nat(), async (at, column, offset) => {
        const row = rows[at] as unknown as Record<string, string | number>;
        const names = Object.keys(row);
        const name = names[column % names.length] ?? '';
        const told = lines.with(
          at,
          canonicalJson({ ...row, [name]: otherThan(row[name] ?? '', offset) }),
        );
        expect(await brokenAt(told)).toBe(entryDueAt(at));
      }),
      runs(250, 10_000),
    );
  });

  test('S5V3 MUST find any row that was removed, and name its entry', async () => {
    for (const at of lines.keys())
      expect(await brokenAt(lines.toSpliced(at, 1))).toBe(entryDueAt(at));
  });

  test('S5V4 MUST find any two rows that were swapped, and name the first of their entries', async () => {
    await fc.assert(
      fc.asyncProperty(place, place, async (one, other) => {
        fc.pre(one !== other);
        const [first, second] = [Math.min(one, other), Math.max(one, other)];
        const told = lines.with(first, lines[second] ?? '').with(second, lines[first] ?? '');
        expect(await brokenAt(told)).toBe(entryDueAt(first));
      }),
      runs(150, 5_000),
    );
  });

  test('S5V5 MUST find any row that was inserted, and name the entry before which it stands', async () => {
    await fc.assert(
      fc.asyncProperty(place, fc.nat({ max: lines.length + 60 }), async (one, at) => {
        const where = at % (lines.length + 1);
        const told = lines.toSpliced(where, 0, lines[one] ?? '');
        // A copy behind itself or before itself is the same file; the second of the two is at fault.
        const later = where === one ? where + 1 : where;
        const due =
          rows[one]?.row === 'entry' && where === one ? entryDueAt(later) : entryDueAt(where);
        expect(await brokenAt(told)).toBe(due);
      }),
      runs(150, 5_000),
    );
  });

  test.each<[string, (all: ReadonlyArray<Row>) => ReadonlyArray<ExportedRow>, Fault, number]>([
    ['an altered body', (all) => altered(all, 5, { body: '{}' }), 'HASH_WRONG', 5],
    ['another hash', (all) => altered(all, 5, { hash: 'A'.repeat(43) }), 'HASH_WRONG', 5],
    [
      'a link to nothing',
      (all) => altered(all, 5, { previousHash: 'A'.repeat(43) }),
      'LINK_BROKEN',
      5,
    ],
    [
      'another beginning',
      (all) => altered(all, 1, { previousHash: 'B'.repeat(43) }),
      'GENESIS_WRONG',
      1,
    ],
    ['another algorithm', (all) => altered(all, 5, { hashAlg: 'md5' }), 'HASH_ALG_UNKNOWN', 5],
    [
      'columns that differ',
      (all) => altered(all, 5, { facts: { kind: 'EVENT' } }),
      'FACTS_DIFFER',
      5,
    ],
    ['owners that are not notified', (all) => altered(all, 5, { concerns: [] }), 'FACTS_DIFFER', 5],
    ['a missing entry', (all) => without(all, isEntry(5)), 'SEQUENCE_GAP', 5],
    ['a missing last entry', (all) => without(all, isEntry(28)), 'HEAD_WRONG', 28],
    ['a missing operation', (all) => without(all, kindIs('operation')), 'OPERATION_MISSING', 1],
    ['a missing seal', (all) => without(all, kindIs('seal')), 'SEAL_MISSING', 13],
    ['a missing head', (all) => without(all, kindIs('head')), 'HEAD_MISSING', 29],
    ['a row behind the head', (all) => [...all, ...all.slice(-1)], 'ROW_OUT_OF_PLACE', 29],
  ])('names the fault of %s', async (_claim, change, fault, sequence) => {
    expect((await verify(change(rows))).firstBroken).toEqual({ sequence, fault });
  });

  test.each<[string, Omit<Forgery, 'key'>, Fault, number]>([
    ['a body with blanks', { write: (body) => JSON.stringify(body, null, 1) }, 'BODY_MALFORMED', 1],
    [
      'a body of no kind',
      { rewrite: at(5, (body) => ({ ...body, kind: 'NOTE' })) },
      'BODY_MALFORMED',
      5,
    ],
    [
      'a body without operation',
      { rewrite: at(5, (body) => ({ ...body, operation: null })) },
      'BODY_MALFORMED',
      5,
    ],
    [
      'the body of another place',
      { rewrite: at(5, (body) => ({ ...body, sequence: 6 })) },
      'BODY_OF_ANOTHER_ROW',
      5,
    ],
    [
      'the body of another algorithm',
      { rewrite: at(5, (body) => ({ ...body, hashAlg: 'sm3' })) },
      'BODY_OF_ANOTHER_ROW',
      5,
    ],
    [
      'an outcome of nothing',
      { rewrite: at(4, (body) => ({ ...body, intent: 9 })) },
      'OUTCOME_UNMATCHED',
      4,
    ],
    [
      'a second outcome',
      { rewrite: at(4, (body) => ({ ...body, intent: 1 })) },
      'OUTCOME_UNMATCHED',
      4,
    ],
    [
      'another operation',
      { rewrite: at(5, (body) => ({ ...body, operation: { hash: 'h' } })) },
      'OPERATION_UNCITED',
      5,
    ],
    [
      'a forgotten seal',
      { rewrite: at(13, (body) => ({ ...body, event: 'OTHER' })) },
      'SEAL_UNRECORDED',
      13,
    ],
    ['a seal of others', { reseal: (seal) => ({ ...seal, lastHash: 'h' }) }, 'SEAL_MISPLACED', 13],
    ['a seal of less', { reseal: (seal) => ({ ...seal, firstSequence: 2 }) }, 'SEAL_MISPLACED', 13],
    [
      'a seal of its own',
      { reseal: (seal) => ({ ...seal, previousSeal: 'h' }) },
      'SEAL_LINK_BROKEN',
      13,
    ],
  ])(
    'S5V11 MUST name the fault of %s, although every hash holds',
    async (_claim, forgery, fault, sequence) => {
      expect((await verify(forged(rows, { ...forgery, key }))).firstBroken).toEqual({
        sequence,
        fault,
      });
    },
  );

  test.each<[string, Partial<Row>, Fault]>([
    ['another text', { text: '{ other }' }, 'OPERATION_ALTERED'],
    ['another algorithm', { hashAlg: 'md5' }, 'HASH_ALG_UNKNOWN'],
    ['another place', { firstSequence: 2 }, 'ROW_OUT_OF_PLACE'],
  ])('names the fault of an operation with %s', async (_claim, told, fault) => {
    const changed = rows.map((row, index) => (index === 0 ? ({ ...row, ...told } as Row) : row));
    expect((await verify(changed)).firstBroken).toEqual({ sequence: 1, fault });
  });

  test('names the fault of an operation that is there twice', async () => {
    const [first] = rows;
    const again = rows.findIndex(isEntry(8)); // Its operation is that of the first entry.
    const twice = rows.toSpliced(again, 0, { ...(first as OperationRow), firstSequence: 8 });
    expect((await verify(twice)).firstBroken).toEqual({ sequence: 8, fault: 'OPERATION_ALTERED' });
    expect(JSON.parse((rows[again] as { body: string }).body)).toMatchObject({
      operation: { hash: (first as OperationRow).hash },
    });
  });

  test('S5V6 MUST not take a seal of a key that is not trusted', async () => {
    const stranger = sealingKey();
    const reForged = forged(rows, { key: stranger.key });
    expect((await verify(reForged)).firstBroken).toEqual({
      sequence: 13,
      fault: 'SEAL_SIGNATURE_WRONG',
    });
    const renamed = forged(rows, { key: { ...stranger.key, kid: 'other' } });
    expect((await verify(renamed)).firstBroken).toEqual({
      sequence: 13,
      fault: 'SEAL_KEY_UNKNOWN',
    });
  });
});

describe('what only an anchor finds', () => {
  test('S5V7 MUST find a chain that was rewritten and sealed again with the stolen key', async () => {
    const rewritten = forged(rows, {
      key,
      rewrite: at(5, (body) => ({ ...body, caller: { subject: 'somebody.else' } })),
    });
    expect((await verify(rewritten)).firstBroken).toBeNull();
    expect((await verify(rewritten, anchors)).firstBroken).toEqual({
      sequence: 14,
      fault: 'ANCHOR_DIFFERS',
    });
    const [, latest] = anchors;
    expect((await verify(rewritten, latest ? [latest] : [])).firstBroken).toEqual({
      sequence: 28,
      fault: 'ANCHOR_DIFFERS',
    });
  });

  test('S5V8 MUST find a tail that was cut, or an older backup that was restored', async () => {
    for (const last of [14, 20, 27]) {
      const cut = rows.filter((row) => row.row !== 'head' && placeOf(row) <= last);
      const end = cut.findLast((row) => row.row === 'entry');
      const whole: ExportedRow[] = [...cut, { row: 'head', sequence: last, hash: end?.hash ?? '' }];
      expect((await verify(whole)).firstBroken).toBeNull();
      expect(await verify(whole, anchors)).toMatchObject({
        anchors: 1,
        firstBroken: { sequence: last + 1, fault: 'TAIL_CUT' },
      });
    }
  });

  test('S5V9 MUST not accept an anchor that nobody trusted has signed', async () => {
    const [first, second] = anchors as [SignedHead, SignedHead];
    const faultWith = async (anchor: SignedHead) =>
      (await verify(rows, [first, anchor])).firstBroken;
    expect(await faultWith({ ...second, at: '2026-11-27T06:30:00.000Z' })).toEqual({
      sequence: 28,
      fault: 'ANCHOR_UNTRUSTED',
    });
    expect(await faultWith({ ...second, kid: 'other' })).toMatchObject({
      fault: 'ANCHOR_UNTRUSTED',
    });
    expect(await faultWith({ ...second, sequence: 99 })).toMatchObject({
      fault: 'ANCHOR_UNTRUSTED',
    });
  });

  test('takes the anchor of an empty record, and anchors in any order, twice', async () => {
    const empty = await ledgerDatabase();
    const sealer = openSealer({ url: empty.url, key, everyEntries: 1, everyMs: 1, now: () => AT });
    const genesis = await sealer.headOf();
    await sealer.close();
    await empty.drop();
    const held = [...anchors, genesis, ...anchors].toReversed();
    expect(await verify(rows, held)).toMatchObject({ anchors: 5, firstBroken: null });
  });
});

describe('verifying the database itself', () => {
  test('S5V10 MUST find what a superuser changed past the triggers', async () => {
    const { url } = database;
    const tampered = async (sql: string, undo: string) => {
      const asReplica = (text: string) =>
        `alter table hub.ledger_entry disable trigger all; alter table hub.ledger_seal disable trigger all; ${text}`;
      await rowsOf(url, asReplica(sql));
      const found = await verify(await auditRows(url));
      await rowsOf(url, undo);
      return found.firstBroken;
    };
    expect(
      await tampered(
        "update hub.ledger_entry set body = replace(body, 'li.analyst', 'li.another') where sequence = 5",
        "update hub.ledger_entry set body = replace(body, 'li.another', 'li.analyst') where sequence = 5",
      ),
    ).toEqual({ sequence: 5, fault: 'HASH_WRONG' });
    expect(
      await tampered(
        "update hub.ledger_seal set sealed_at = sealed_at + interval '1 ms' where first_sequence = 1",
        "update hub.ledger_seal set sealed_at = sealed_at - interval '1 ms' where first_sequence = 1",
      ),
    ).toEqual({ sequence: 13, fault: 'SEAL_ALTERED' });
    expect(
      await tampered(
        'update hub.ledger_head set sequence = 27, hash = (select previous_hash from hub.ledger_entry where sequence = 28)',
        'update hub.ledger_head set sequence = 28, hash = (select hash from hub.ledger_entry where sequence = 28)',
      ),
    ).toEqual({ sequence: 29, fault: 'HEAD_WRONG' });
    expect(
      await tampered(
        'alter table hub.ledger_entry alter facts drop expression; update hub.ledger_entry set facts = facts || \'{"subject": 1}\' where sequence = 6',
        '',
      ),
    ).toEqual({ sequence: 6, fault: 'FACTS_DIFFER' });
  });
});

function otherThan(value: string | number, offset: number): Json {
  if (typeof value === 'number') return value === 0 ? 1 : offset % 2 === 0 ? value + 1 : value - 1;
  const at = value === '' ? 0 : offset % value.length;
  const letter = value[at] === 'A' ? 'B' : 'A';
  return `${value.slice(0, at)}${letter}${value.slice(at + 1)}`;
}

function at(
  sequence: number,
  change: (body: ForgedBody) => ForgedBody,
): (body: ForgedBody) => ForgedBody {
  return (body) => (body['sequence'] === sequence ? change(body) : body);
}

function placeOf(row: Row): number {
  if (row.row === 'operation') return row.firstSequence;
  return row.row === 'seal' ? row.lastSequence + 1 : row.sequence;
}

function altered(all: ReadonlyArray<Row>, sequence: number, told: object): ReadonlyArray<Row> {
  return all.map((row) => (isEntry(sequence)(row) ? ({ ...row, ...told } as Row) : row));
}

function without(all: ReadonlyArray<Row>, isGone: (row: Row) => boolean): ReadonlyArray<Row> {
  return all.toSpliced(all.findIndex(isGone), 1);
}

function isEntry(sequence: number): (row: Row) => boolean {
  return (row) => row.row === 'entry' && row.sequence === sequence;
}

function kindIs(kind: Row['row']): (row: Row) => boolean {
  return ({ row }) => row === kind;
}
