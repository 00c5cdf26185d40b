import { auditLogOfEachTest, auditRows, rowsOf } from '../ledger/ledger-fixtures';
import { asked, accessWith, share } from '../../shared/sharing/grant-fixtures';
import { grant } from '../../shared/sharing/sharing-fixtures';
import { admissionTo, admitterTo } from './admitter';

const kept = auditLogOfEachTest();

const SMALL = grant({ id: 'small', number: '一号', fields: ['Zone.a'], operationsPerDay: 1 });
const LARGE = grant({
  id: 'large',
  number: '二号',
  fields: ['Zone.b', 'Zone.c'],
  operationsPerDay: 50,
});

async function bodies(): Promise<ReadonlyArray<unknown>> {
  const rows = await auditRows(kept.database.url);
  return rows.flatMap((row) => (row.row === 'entry' ? [JSON.parse(row.body) as unknown] : []));
}

describe('a question that two grants of one purpose open', () => {
  test('S5R6 MUST wait until its quota is drawn, and only then', async () => {
    const request = { operationName: undefined, requestId: 'r-1', address: null };
    const unlimited = grant({
      id: 'free',
      number: '三号',
      fields: ['Zone.a'],
      operationsPerDay: null,
    });
    const aheadBy = async (one: typeof SMALL) => {
      const access = accessWith([one]);
      const admission = admissionTo(kept.ledger)(
        { ...asked('{ zone { a } }'), ...request, access },
        share,
      );
      const { shared } = await admission.settled;
      expect(shared.filtered.cuts).toEqual([]);
      return admission.ahead?.shared ?? null;
    };
    expect(await aheadBy(SMALL)).toBeNull();
    expect((await aheadBy(unlimited))?.filtered.cuts).toEqual([]);
  });

  test('S5G1 MUST draw both quotas, cite both, and be refused what is used up', async () => {
    const admit = admitterTo(kept.ledger);
    const operation = asked('{ zone { a b } }');
    const request = { ...operation, operationName: undefined, requestId: 'r-1', address: null };
    const access = accessWith([LARGE, SMALL]);
    const first = await admit({ ...request, access }, share);
    expect(first.shared.filtered.cuts).toEqual([]);
    const second = await admit({ ...request, access }, share);
    expect(second.shared.filtered.cuts.map(({ coordinate }) => coordinate)).toEqual(['Zone.a']);
    expect(second.access.caller).toMatchObject({
      purpose: SMALL.purpose,
      grants: { 'water/zones': ['large'] },
    });
    expect(await bodies()).toMatchObject([
      {
        caller: { purpose: SMALL.purpose },
        reads: [
          { cites: '一号', grant: { id: 'small', operationsPerDay: 1 }, coordinates: ['Zone.a'] },
          { cites: '二号', grant: { id: 'large', operationsPerDay: 50 }, coordinates: ['Zone.b'] },
        ],
        refusals: [],
      },
      {
        reads: [{ cites: '二号', coordinates: ['Zone.b'] }],
        refusals: [{ because: 'QUOTA', grant: 'small', coordinates: ['Zone.a'] }],
      },
    ]);
    expect(
      await rowsOf(
        kept.database.url,
        'select grant_id as grant, operations from hub.grant_usage order by 1',
      ),
    ).toEqual([
      { grant: 'large', operations: 2 },
      { grant: 'small', operations: 1 },
    ]);
  });
});
