import { createSecretKey } from 'node:crypto';
import { addressNames } from '../../../gateway/ledger/address-bucket';
import { networkOf } from '../../../shared/server/network-of';
import { openLedger } from '../../../gateway/ledger/chain/append';
import { boundedEvents } from '../../../gateway/ledger/bounded-events';
import type { Json } from '../../../gateway/ledger/chain/canonical-json';
import type { Ledger, AuditedRefusal } from '../../../gateway/ledger/entries';
import {
  openRefusalCounter,
  type RefusalCounter,
  type RefusedOperation,
  type Room,
} from '../../../gateway/ledger/refusal-counter';
import type { TestDatabase } from '../../setup/database';
import {
  AT,
  event,
  intent,
  ledgerDatabase,
  operation,
  PATIENT_MS,
  auditRows,
  verified,
} from './ledger-fixtures';

let database: TestDatabase;
let ledger: Ledger;
let counter: RefusalCounter;
let room: Room;
beforeEach(async () => {
  database = await ledgerDatabase();
  ledger = openLedger({ url: database.url, timeoutMs: PATIENT_MS });
  room = 'ENOUGH';
  counter = openRefusalCounter({
    ledger,
    nameOfAddress: addressNames(createSecretKey(Buffer.alloc(32, 3))),
    room: () => room,
    onFault: (fault) => {
      throw fault;
    },
  });
});
afterEach(async () => {
  await ledger.close();
  await database.drop();
});

const MINUTE_MS = 60_000;
const minuteAfter = (minutes: number) => new Date(AT.getTime() + minutes * MINUTE_MS);

function refusal(dataset = 'water/intakes'): AuditedRefusal {
  const owner = dataset.split('/')[0] ?? '';
  return { dataset, owner, because: 'NO_RIGHT', coordinates: ['Intake.position'] };
}

const PUBLIC = {
  subject: 'public',
  kind: 'NOBODY',
  organisation: null,
  posts: ['PUBLIC'],
  purpose: null,
} as const;

function refused(told: Partial<RefusedOperation> = {}): RefusedOperation {
  return {
    at: AT,
    caller: PUBLIC,
    address: '192.0.2.1',
    refusals: [refusal()],
    operation: operation('{ intakes { position } }'),
    ...told,
  };
}

async function bodies(): Promise<ReadonlyArray<{ readonly [name: string]: Json }>> {
  const rows = await auditRows(database.url);
  return rows.flatMap((row) => (row.row === 'entry' ? [JSON.parse(row.body)] : []));
}

describe('refusals of the public', () => {
  test('S5B3 MUST be one entry for each address, dataset and minute, with how many and one sample', async () => {
    for (let turn = 0; turn < 300; turn += 1)
      expect(counter.takes(refused({ operation: operation(`{ a${String(turn)}: x }`) }))).toBe(
        true,
      );
    counter.takes(refused({ address: '192.0.2.2' }));
    counter.takes(refused({ refusals: [refusal('ocean/outfalls')] }));
    counter.takes(refused({ at: minuteAfter(1) }));
    await counter.flush(minuteAfter(0.9));
    expect(await bodies()).toEqual([]);
    await counter.flush(minuteAfter(1));
    const written = await bodies();
    expect(written.map(({ counted }) => (counted as { count: number }).count)).toEqual([300, 1, 1]);
    expect(written[0]).toMatchObject({
      kind: 'REFUSAL',
      caller: { subject: 'public' },
      counted: {
        from: '2026-11-26T06:30:00.000Z',
        isRest: false,
        sample: { text: '{ a0: x }', hash: operation('{ a0: x }').hash },
        address: { alg: 'hmac-sha256', value: expect.stringMatching(/^[\w-]{22}$/) as unknown },
      },
      refusals: [refusal()],
    });
    await counter.end();
    expect(await bodies()).toHaveLength(4);
    expect(await verified(database.url)).toMatchObject({ entries: 4, firstBroken: null });
    expect(JSON.stringify(await bodies())).not.toContain('192.0.2');
  });

  test('S5B4 MUST be at most 1,000 entries a minute and one for the rest, which names each dataset', async () => {
    for (let at = 0; at < 1_200; at += 1)
      counter.takes(refused({ address: `198.51.${String(at >> 8)}.${String(at & 255)}` }));
    counter.takes(refused({ address: '203.0.113.9', refusals: [refusal('ocean/outfalls')] }));
    await counter.end();
    const written = await bodies();
    expect(written).toHaveLength(1_001);
    expect(written.filter(({ counted }) => (counted as { isRest: boolean }).isRest)).toMatchObject([
      {
        counted: { count: 201, address: null, sample: null },
        refusals: [
          { dataset: 'water/intakes', coordinates: [] },
          { dataset: 'ocean/outfalls', coordinates: [] },
        ],
      },
    ]);
  });

  test('S5B5 MUST keep a sample within its bound, whatever its text is', async () => {
    counter.takes(refused({ operation: operation(`{ ${'我'.repeat(9_000)} }`) }));
    await counter.end();
    const [row] = await bodies();
    expect(JSON.stringify(row).length).toBeLessThan(1_500);
  });
});

describe('refusals of who signed in', () => {
  test('S5B6 MUST stand alone within a bound for each name, and be counted beyond', async () => {
    const by = (subject: string) => ({ caller: { ...intent().caller, subject } });
    const alone = Array.from({ length: 100 }, () => counter.takes(refused(by('li'))));
    expect(alone.filter((isTaken) => !isTaken)).toHaveLength(60);
    expect(counter.takes(refused(by('wu')))).toBe(false);
    expect(counter.takes(refused({ ...by('li'), at: minuteAfter(1) }))).toBe(false);
    await counter.end();
    expect(await bodies()).toMatchObject([
      { caller: { subject: 'li' }, counted: { count: 40, address: null } },
    ]);
  });
});

describe('room on the disk', () => {
  test('S5B7 MUST cost samples first and counts then, and be reported once there is space again', async () => {
    room = 'SHORT';
    counter.takes(refused());
    room = 'SCARCE';
    counter.takes(refused({ address: '192.0.2.2' }));
    counter.takes(refused({ address: '192.0.2.3' }));
    await counter.flush(minuteAfter(1));
    expect(await bodies()).toMatchObject([{ counted: { count: 1, sample: null } }]);
    room = 'ENOUGH';
    await counter.flush(minuteAfter(2));
    expect((await bodies()).slice(1)).toMatchObject([
      { event: 'REFUSALS_UNCOUNTED', facts: { atMost: 2 } },
    ]);
  });
});

describe('refused sign-ins', () => {
  test('S5B8 MUST stand one by one within a bound for each name, and be counted beyond', async () => {
    const events = boundedEvents(ledger, (fault) => {
      throw fault;
    });
    for (let turn = 0; turn < 50; turn += 1)
      await events.note(event({ facts: { address: '192.0.2.1' } }));
    await events.note(event({ subject: 'wu' }));
    await events.note(event({ event: 'SIGN_IN' }));
    await events.flush(minuteAfter(1));
    const written = await bodies();
    expect(written).toHaveLength(23);
    expect(written.at(-1)).toMatchObject({
      event: 'SIGN_IN_REFUSED',
      subject: 'zhang',
      facts: { counted: 30, from: '2026-11-26T06:30:00.000Z' },
    });
  });
});

describe('the network of an address', () => {
  test.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::1', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2:0:0:0:9', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['unknown', 'unknown'],
  ])('of %s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
