import { auditingHub, type AuditingHub } from '../setup/auditing-hub';
import { person } from '../shared/sharing/sharing-fixtures';

let hub: AuditingHub;
beforeAll(async () => {
  hub = await auditingHub();
});
afterAll(() => hub.close());

const ANALYST = person('agriculture', 'DEPARTMENT_SYSTEM', { subject: 'li' });
const RIVER =
  '{ district(code: "440705") { nameZh waterStations(first: 1) { nodes { nameZh } } } }';

interface Fetch {
  readonly department: string;
  readonly operation: string;
  readonly startMs: number;
  readonly tookMs: number;
  readonly fallback: unknown;
}

describe('the times of a request', () => {
  test('report each fetch that was made, by the text of the plan, one after the other where it must wait', async () => {
    const { data, extensions } = await hub.ask(ANALYST, RIVER, {}, { timing: true });
    expect(data).toMatchObject({ district: { nameZh: '新会区' } });
    const { fetches } = extensions?.['timing'] as { readonly fetches: ReadonlyArray<Fetch> };
    expect(fetches.map(({ department }) => department)).toEqual(['reference', 'water']);
    expect(fetches.map(({ fallback }) => fallback)).toEqual([null, null]);
    const [first, second] = fetches as readonly [Fetch, Fetch];
    expect(first.startMs).toBe(0);
    expect(second.startMs).toBeGreaterThanOrEqual(first.tookMs);
    const dry = await hub.ask(ANALYST, RIVER, {}, { dryRun: true });
    const planned = dry.extensions?.['dryRun'] as { readonly fetches: ReadonlyArray<Fetch> };
    expect(fetches.map(({ operation }) => operation)).toEqual(
      planned.fetches.map(({ operation }) => operation),
    );
  });

  test('are shown to nobody who did not ask', async () => {
    const { extensions } = await hub.ask(ANALYST, RIVER);
    expect(extensions).toBeUndefined();
  });
});
