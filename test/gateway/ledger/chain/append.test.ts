import fc from 'fast-check';
import { openLedger } from '../../../../gateway/ledger/chain/append';
import { canonicalJson, type Json } from '../../../../gateway/ledger/chain/canonical-json';
import {
  event,
  intent,
  operation,
  outcome,
  read,
  auditLogOfEachTest,
  auditRows,
  rowsOf,
  verified,
  PATIENT_MS,
} from '../ledger-fixtures';

const kept = auditLogOfEachTest();

async function bodies(): Promise<ReadonlyArray<Json>> {
  const rows = await auditRows(kept.database.url);
  return rows.flatMap((row) => (row.row === 'entry' ? [JSON.parse(row.body) as Json] : []));
}

describe('appending to the audit log', () => {
  test('S5A1 MUST write who asked for what and because of what, before the outcome that refers to it', async () => {
    const refusal = {
      dataset: 'transport/hazardous-store',
      owner: 'transport',
      because: 'NO_RIGHT' as const,
      coordinates: ['HazardousStore.position'],
    };
    const begun = await kept.ledger.begin(intent({ refusals: [refusal] }));
    await begun.end(outcome());
    const { hash } = operation();
    expect(begun).toMatchObject({ sequence: 1, exhausted: [] });
    expect(await bodies()).toEqual([
      {
        at: '2026-11-26T06:30:00.000Z',
        caller: {
          kind: 'PERSON',
          organisation: { id: 'water', kind: 'DEPARTMENT' },
          roles: ['ANALYST'],
          purpose: 'flood-control',
          subject: 'li.analyst',
        },
        hashAlg: 'sha256',
        keyHashes: {
          alg: 'hmac-sha256',
          values: ['4nS1hrVyaKZ1jZc1N1vKgmNoFfPVzPwU1D1v2cAkyqk'],
        },
        kind: 'INTENT',
        operation: { hash, hashAlg: 'sha256', name: null },
        reads: [read()],
        refusals: [refusal],
        sequence: 1,
        traceId: 'trace-1',
        version: 2,
      },
      {
        at: '2026-11-26T06:30:00.000Z',
        hashAlg: 'sha256',
        intent: 1,
        kind: 'OUTCOME',
        outcome: 'ANSWERED',
        rows: { 'agriculture/soil-point-metals': 7 },
        sequence: 2,
        subgraphs: ['agriculture'],
        traceId: 'trace-1',
        version: 2,
      },
    ]);
  });

  test('writes an operation that only refuses as a refusal, which has no outcome', async () => {
    const refusal = {
      dataset: 'water/intakes',
      owner: 'water',
      because: 'WITHHELD' as const,
      coordinates: ['Intake.position'],
    };
    const begun = await kept.ledger.begin(intent({ reads: [], refusals: [refusal] }));
    await begun.end(outcome());
    expect(await bodies()).toMatchObject([{ kind: 'REFUSAL', reads: [], refusals: [refusal] }]);
    expect(await verified(kept.database.url)).toMatchObject({
      firstBroken: null,
      withoutOutcome: 0,
    });
  });

  test('writes an event with its facts, and leaves SEALED to the ledger', async () => {
    await kept.ledger.note(event());
    expect(await bodies()).toEqual([
      {
        at: '2026-11-26T06:30:00.000Z',
        event: 'SIGN_IN_REFUSED',
        facts: { attempts: 3, isLocked: true, reason: null },
        hashAlg: 'sha256',
        kind: 'EVENT',
        sequence: 1,
        subject: 'zhang',
        traceId: null,
        version: 2,
      },
    ]);
    await expect(kept.ledger.note(event({ event: 'SEALED' }))).rejects.toThrow(
      'Only the ledger itself notes SEALED.',
    );
  });

  test('S5A2 MUST keep one chain without a gap, however many gateways append at once, in few transactions', async () => {
    const gateways = [1, 2, 3, 4].map(() =>
      openLedger({ url: kept.database.url, timeoutMs: PATIENT_MS }),
    );
    const operations = [operation('{ a }'), operation('{ b }'), operation('{ c }')];
    const pairs = Array.from({ length: 400 }, async (_, at) => {
      const gateway = gateways[at % gateways.length] ?? kept.ledger;
      const begun = await gateway.begin(intent({ operation: operations[at % 3] ?? operation() }));
      await begun.end(outcome());
      return begun.sequence;
    });
    const sequences = await Promise.all(pairs);
    await Promise.all(gateways.map((gateway) => gateway.close()));
    expect(new Set(sequences).size).toBe(400);
    expect(await verified(kept.database.url)).toMatchObject({
      entries: 800,
      firstBroken: null,
      withoutOutcome: 0,
    });
    const [counted] = await rowsOf<{ transactions: number; operations: number }>(
      kept.database.url,
      `select count(distinct xmin::text)::int as transactions,
        (select count(*)::int from hub.ledger_operation) as operations from hub.ledger_entry`,
    );
    expect(counted?.operations).toBe(3);
    expect(counted?.transactions).toBeLessThan(80);
  });

  test('S5A3 MUST end an intent once', async () => {
    const begun = await kept.ledger.begin(intent());
    await begun.end(outcome());
    await expect(begun.end(outcome())).rejects.toThrow(
      'An intent has one outcome, and this one has ended already.',
    );
    expect(await bodies()).toHaveLength(2);
  });

  test('S5A4 MUST keep whatever callers name themselves from keeping others off the audit log', async () => {
    const hostile = ['a\0b', 'half \ud800 of a pair', 'x'.repeat(100_000), '"\\\n\u2028', '江门'];
    const others = Array.from({ length: 20 }, () => kept.ledger.begin(intent()));
    const noted = hostile.map((text) =>
      kept.ledger.note(event({ subject: text, traceId: text, facts: { [text]: text } })),
    );
    await Promise.all([...others, ...noted]);
    expect(await verified(kept.database.url)).toMatchObject({ entries: 25, firstBroken: null });
    const subjects = (await bodies()).flatMap((body) =>
      'subject' in Object(body) ? [(body as { subject: string }).subject] : [],
    );
    expect(subjects).toEqual([
      'a\u{FFFD}b',
      'half \u{FFFD} of a pair',
      `${'x'.repeat(500)}…`,
      '"\\\n\u2028',
      '江门',
    ]);
  });

  test('S5A5 MUST refuse one entry that the database cannot take, and write those beside it', async () => {
    const poison = operation('{ a\0b }');
    const [bad, ...good] = await Promise.allSettled([
      kept.ledger.begin(intent({ operation: poison })),
      kept.ledger.begin(intent()),
      kept.ledger.begin(intent()),
    ]);
    expect(bad).toMatchObject({ status: 'rejected', reason: { code: 'AUDIT_UNAVAILABLE' } });
    expect(good.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
    expect(await verified(kept.database.url)).toMatchObject({ entries: 2, firstBroken: null });
  });

  test('S5A6 MUST not gather more than a statement can carry in time', async () => {
    const coordinates = Array.from({ length: 10_000 }, (_, at) => `SoilPoint.metal${String(at)}`);
    const large = intent({ reads: [read({ coordinates })] });
    await Promise.all(Array.from({ length: 20 }, () => kept.ledger.begin(large)));
    const [counted] = await rowsOf<{ transactions: number; largest: number }>(
      kept.database.url,
      `select count(*)::int as transactions, max(size)::int as largest
       from (select sum(length(body)) as size from hub.ledger_entry group by xmin::text) t`,
    );
    expect(counted?.transactions).toBe(5);
    expect(counted?.largest).toBeLessThan(1 << 20);
  });

  test('refuses an operation under a hash that is not its own', async () => {
    const forged = { ...operation(), hash: operation('{ other }').hash };
    await expect(kept.ledger.begin(intent({ operation: forged }))).rejects.toThrow(
      `An operation's hash must be the SHA-256 of its text, but got: "${forged.hash}".`,
    );
    await expect(kept.ledger.begin(intent())).resolves.toMatchObject({ sequence: 1 });
  });

  test('refuses what cannot be counted or dated', async () => {
    const begun = await kept.ledger.begin(intent());
    await expect(begun.end(outcome({ rows: { 'water/levels': NaN } }))).rejects.toThrow(
      'Rows of water/levels must be counted, but got: NaN.',
    );
    await expect(kept.ledger.begin(intent({ at: new Date(8e15) }))).rejects.toThrow(
      'An instant must be of the years 0 to 9999, but got: +255479-',
    );
  });

  test('refuses to start with a hash that it does not know', () => {
    expect(() => openLedger({ url: kept.database.url, hashAlg: 'md5' })).toThrow(
      'The audit log hashes by sha256, but got: "md5".',
    );
  });

  test('writes every body canonically, whatever it says', async () => {
    const text = fc.string({ unit: 'binary', maxLength: 20 });
    const said = fc.record({
      subject: text,
      traceId: text,
      cites: fc.option(text),
      purpose: fc.option(text),
      posts: fc.subarray(['ANALYST', 'HANDLER', 'APPROVER'] as const),
      facts: fc.dictionary(text, fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null))),
      rows: fc.dictionary(text, fc.nat()),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(said, { minLength: 1, maxLength: 5 }), async (all) => {
        await Promise.all(
          all.map(async ({ subject, traceId, cites, purpose, posts, facts, rows }) => {
            const caller = { ...intent().caller, subject, purpose, posts };
            const told = intent({ caller, traceId, reads: [read({ cites })] });
            const begun = await kept.ledger.begin(told);
            await Promise.all([
              begun.end(outcome({ rows: cleanNames(rows) })),
              kept.ledger.note(event({ subject, facts })),
            ]);
          }),
        );
      }),
      { numRuns: 30 },
    );
    for (const row of await auditRows(kept.database.url)) {
      if (row.row === 'entry') expect(canonicalJson(JSON.parse(row.body) as Json)).toBe(row.body);
    }
    expect(await verified(kept.database.url)).toMatchObject({
      firstBroken: null,
      withoutOutcome: 0,
    });
  });
});

/** Ids of datasets are the hub's own: never with what PostgreSQL cannot store. */
function cleanNames(rows: Readonly<Record<string, number>>): Record<string, number> {
  const entries = Object.entries(rows).map(([name, count]) => [
    name.replace(/[\0\u{D800}-\u{DFFF}]/gu, ''),
    count,
  ]);
  return Object.fromEntries(entries) as Record<string, number>;
}
