import { openLedger } from '../../../gateway/ledger/chain/append';
import {
  intent,
  outcome,
  quotaRead,
  read,
  auditLogOfEachTest,
  auditRows,
  rowsOf,
  verified,
  PATIENT_MS,
} from './ledger-fixtures';

const kept = auditLogOfEachTest();

const usage = () =>
  rowsOf(
    kept.database.url,
    'select grant_id as grant, day::text, operations from hub.grant_usage order by 1, 2',
  );

async function kinds(): Promise<ReadonlyArray<string>> {
  const rows = await auditRows(kept.database.url);
  return rows.flatMap((row) =>
    row.row === 'entry' ? [(JSON.parse(row.body) as { kind: string }).kind] : [],
  );
}

describe('the daily quota of a grant', () => {
  test('S5Q1 MUST be counted exactly, however many gateways draw from it at once', async () => {
    const gateways = [1, 2, 3].map(() =>
      openLedger({ url: kept.database.url, timeoutMs: PATIENT_MS }),
    );
    const begun = await Promise.all(
      Array.from({ length: 120 }, (_, at) =>
        (gateways[at % 3] ?? kept.ledger).begin(intent({ reads: [quotaRead('G-1', 50)] })),
      ),
    );
    await Promise.all(gateways.map((gateway) => gateway.close()));
    const refused = begun.filter(({ exhausted }) => exhausted.includes('G-1'));
    expect({ drawn: begun.length - refused.length, usage: await usage() }).toEqual({
      drawn: 50,
      usage: [{ grant: 'G-1', day: '2026-11-26', operations: 50 }],
    });
    const written = await kinds();
    expect(written.filter((kind) => kind === 'INTENT')).toHaveLength(50);
    expect(written.filter((kind) => kind === 'REFUSAL')).toHaveLength(70);
    expect(await verified(kept.database.url)).toMatchObject({ firstBroken: null });
  });

  test('S5Q2 MUST start again at midnight in Beijing', async () => {
    const moments = ['15:59:59.998Z', '15:59:59.999Z', '16:00:00.000Z', '16:00:00.001Z'];
    const begun = [];
    for (const moment of moments) {
      const at = new Date(`2026-11-26T${moment}`);
      begun.push(await kept.ledger.begin(intent({ at, reads: [quotaRead('G-1', 1)] })));
    }
    expect(begun.map(({ exhausted }) => exhausted)).toEqual([[], ['G-1'], [], ['G-1']]);
    expect(await usage()).toEqual([
      { grant: 'G-1', day: '2026-11-26', operations: 1 },
      { grant: 'G-1', day: '2026-11-27', operations: 1 },
    ]);
  });

  test('S5Q3 MUST be written as the reason why the read was refused, beside what is still read', async () => {
    const other = read({ dataset: 'ocean/red-tide', owner: 'ocean' });
    await kept.ledger.begin(intent({ reads: [quotaRead('G-1', 1)] }));
    const begun = await kept.ledger.begin(intent({ reads: [quotaRead('G-1', 1), other] }));
    await begun.end(outcome({ rows: { 'ocean/red-tide': 2 }, subgraphs: ['ocean'] }));
    const rows = await auditRows(kept.database.url);
    const bodies = rows.flatMap((row) =>
      row.row === 'entry' ? [JSON.parse(row.body) as unknown] : [],
    );
    expect(bodies[1]).toMatchObject({
      kind: 'INTENT',
      reads: [other],
      refusals: [
        {
          because: 'QUOTA',
          coordinates: ['SoilPoint.metals'],
          dataset: 'agriculture/soil-point-metals',
          grant: 'G-1',
          owner: 'agriculture',
        },
      ],
    });
    expect(bodies[2]).toMatchObject({ kind: 'OUTCOME', intent: 2 });
  });

  test('draws one operation for all datasets of a grant, and from each grant of its own', async () => {
    const reads = [
      quotaRead('G-1', 10),
      { ...quotaRead('G-1', 10), dataset: 'agriculture/yields' },
      quotaRead('G-2', 10),
    ];
    await kept.ledger.begin(intent({ reads }));
    expect(await usage()).toEqual([
      { grant: 'G-1', day: '2026-11-26', operations: 1 },
      { grant: 'G-2', day: '2026-11-26', operations: 1 },
    ]);
  });

  test('counts by each intent its own quota, where it was raised meanwhile', async () => {
    const quotas = [1, 1, 3, 3, 3];
    const begun = await Promise.all(
      quotas.map((most) => kept.ledger.begin(intent({ reads: [quotaRead('G-1', most)] }))),
    );
    expect(begun.filter(({ exhausted }) => exhausted.length === 0)).toHaveLength(3);
    expect(await usage()).toEqual([{ grant: 'G-1', day: '2026-11-26', operations: 3 }]);
  });

  test('refuses every operation of a grant that allows none', async () => {
    const begun = await kept.ledger.begin(intent({ reads: [quotaRead('G-0', 0)] }));
    await begun.end(outcome());
    expect({ begun, kinds: await kinds(), usage: await usage() }).toMatchObject({
      begun: { exhausted: ['G-0'] },
      kinds: ['REFUSAL'],
      usage: [],
    });
  });

  test('S5Q6 MUST be drawn from another grant that opens the same, and that one cited', async () => {
    const without = (exhausted: ReadonlySet<string>) => ({
      reads: exhausted.has('G-1') ? [quotaRead('G-2', 1)] : [quotaRead('G-1', 1)],
      refusals: [],
    });
    const ask = () => kept.ledger.begin(intent({ ...without(new Set()), without }));
    const begun = [await ask(), await ask(), await ask()];
    expect(begun.map(({ exhausted }) => exhausted)).toEqual([[], ['G-1'], ['G-1', 'G-2']]);
    expect(await usage()).toEqual([
      { grant: 'G-1', day: '2026-11-26', operations: 1 },
      { grant: 'G-2', day: '2026-11-26', operations: 1 },
    ]);
    const rows = await auditRows(kept.database.url);
    const cited = rows.flatMap((row) => (row.row === 'entry' ? [JSON.parse(row.body)] : []));
    expect(cited).toMatchObject([
      { kind: 'INTENT', reads: [{ cites: 'G-1' }] },
      { kind: 'INTENT', reads: [{ cites: 'G-2' }] },
      { kind: 'REFUSAL', reads: [], refusals: [{ because: 'QUOTA', grant: 'G-2' }] },
    ]);
    expect(await verified(kept.database.url)).toMatchObject({ firstBroken: null });
  });
});
