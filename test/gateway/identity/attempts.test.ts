import { openAttempts, type Attempt } from '../../../gateway/identity/sign-in/attempts';
import { identityDatabase, type IdentityDatabase } from '../../setup/identity-database';

let exchange: IdentityDatabase;
let nowMs: number;
beforeEach(async () => {
  exchange = await identityDatabase();
  nowMs = Date.parse('2026-11-29T08:00:00Z');
});
afterEach(() => exchange.close());

const open = (mostKeys?: number) =>
  openAttempts({ database: exchange.database, now: () => new Date(nowMs), mostKeys });
const at = (name: string, address: string, device: string | null = null): Attempt => ({
  name,
  address,
  device,
});
/** Seconds to wait; 0: it is looked at. */
const waitOf = async (counting: Promise<unknown>): Promise<number> => {
  try {
    await counting;
    return 0;
  } catch (thrown) {
    expect(thrown).toMatchObject({ code: 'TOO_MANY_REQUESTS' });
    return Number((thrown as { extensions: { retryAfterS: number } }).extensions.retryAfterS);
  }
};
const keys = async () => {
  const [row] = await exchange.asExchange((transaction) =>
    transaction.query<{ n: string }>('select count(*) as n from exchange.sign_in_failure'),
  );
  return Number(row?.n);
};

describe('attempts to sign in', () => {
  test('S2S16 MUST be slowed down exponentially for the pair that fails, to ten in a quarter of an hour', async () => {
    const { count } = open();
    const [waits, beganMs] = [[] as number[], nowMs];
    let looked = 0;
    while (nowMs < beganMs + 900_000) {
      const waitS = await waitOf(count(at('chen', '192.0.2.1')));
      if (waitS === 0) looked += 1;
      else waits.push(waitS);
      nowMs += waitS * 1000;
    }
    expect([looked, waits]).toEqual([10, [4, 8, 16, 32, 64, 128, 256, 512]]);
  });

  test('S2S17 MUST never wait longer than a quarter of an hour, and be forgotten after an hour of rest', async () => {
    const { count } = open();
    const waits: number[] = [];
    for (let failures = 0; failures < 14; failures += 1) {
      const waitS = await waitOf(count(at('chen', '192.0.2.1')));
      waits.push(waitS);
      nowMs += waitS * 1000;
      if (waitS > 0) await count(at('chen', '192.0.2.1'));
    }
    expect(Math.max(...waits)).toBe(900);
    nowMs += (900 + 3600) * 1000;
    for (let failures = 0; failures < 3; failures += 1)
      expect(await waitOf(count(at('chen', '192.0.2.1')))).toBe(0);
  });

  test('S2S12 MUST NOT make a name wait for two hundred failures of its address at other names', async () => {
    const { count } = open();
    for (let name = 0; name < 200; name += 1)
      for (let failure = 0; failure < 3; failure += 1)
        await count(at(`guess-${String(name)}`, '192.0.2.1'));
    expect(await waitOf(count(at('chen', '192.0.2.1')))).toBe(0);
  });

  test('S2S13 MUST NOT make a fresh address wait while sixty others guess the name, but those that failed', async () => {
    const { count } = open();
    for (let host = 0; host < 60; host += 1)
      expect(await waitOf(count(at('chen', `192.0.2.${String(host)}`)))).toBe(0);
    expect(await waitOf(count(at('chen', '192.0.2.59')))).toBe(32);
    expect(await waitOf(count(at('chen', '198.51.100.1')))).toBe(0);
    expect(await waitOf(count(at('wu', '192.0.2.59')))).toBe(0);
  });

  test('S2S18 MUST NOT make a known browser wait for what its address or others failed', async () => {
    const { count } = open();
    for (let failure = 0; failure < 3; failure += 1) await count(at('chen', '192.0.2.1'));
    expect(await waitOf(count(at('chen', '192.0.2.1')))).toBe(4);
    for (let failure = 0; failure < 3; failure += 1)
      expect(await waitOf(count(at('chen', '192.0.2.1', 'browser')))).toBe(0);
    expect(await waitOf(count(at('chen', '192.0.2.1', 'browser')))).toBe(4);
    expect(await waitOf(count(at('chen', '192.0.2.1', 'another')))).toBe(0);
  });

  test('S2S20 MUST be counted of a watched one when it has failed, never before, and slowed down as all others', async () => {
    const { watch } = open();
    const volley = await Promise.all(
      Array.from({ length: 12 }, () => watch(at('gauge', '192.0.2.1'))),
    );
    for (const { succeed } of volley) await succeed();
    for (const waitS of [4, 8, 16]) {
      while ((await waitOf(watch(at('gauge', '192.0.2.1')))) === 0)
        await (await watch(at('gauge', '192.0.2.1'))).fail();
      expect(await waitOf(watch(at('gauge', '192.0.2.1')))).toBe(waitS);
      expect(await waitOf(watch(at('gauge', '192.0.2.2')))).toBe(0);
      expect(await waitOf(watch(at('other', '192.0.2.1')))).toBe(0);
      nowMs += waitS * 1000;
    }
    await (await watch(at('gauge', '192.0.2.1'))).succeed();
    expect(await keys()).toBe(1); // Of the name from everywhere.
  });

  test('end their series when the secret was right', async () => {
    const { count } = open();
    for (let round = 0; round < 5; round += 1) {
      await count(at('chen', '192.0.2.1'));
      await count(at('chen', '192.0.2.1'));
      await (await count(at('chen', '192.0.2.1'))).succeed();
    }
    expect(await waitOf(count(at('chen', '192.0.2.1')))).toBe(0);
  });

  test('S2S19 MUST get no more looks by coming at the same moment, on all gateways together', async () => {
    const gateways = [open(), open()];
    const volley = Array.from({ length: 40 }, (_, one) =>
      waitOf((gateways[one % 2] ?? open()).count(at('chen', '192.0.2.1'))),
    );
    expect((await Promise.all(volley)).filter((waitS) => waitS === 0)).toHaveLength(3);
  });

  test('keep no more keys than may be, those that failed oftenest last', async () => {
    const { count } = open(50);
    for (let failure = 0; failure < 3; failure += 1) await count(at('chen', '192.0.2.1'));
    for (let name = 0; name < 100; name += 1) await count(at(`x${String(name)}`, '192.0.2.2'));
    expect(await keys()).toBeGreaterThan(200);
    nowMs += 60_000;
    await count(at('last', '192.0.2.3'));
    expect(await keys()).toBe(52);
    const left = await exchange.asExchange((transaction) =>
      transaction.query('select failures from exchange.sign_in_failure where failures = 3'),
    );
    expect(left).toHaveLength(2); // Of the pair and of its name.
    nowMs += 2 * 3600_000;
    await count(at('last', '192.0.2.3'));
    expect(await keys()).toBe(2);
  });
});
