import { generateKeyPairSync } from 'node:crypto';
import {
  generateGatewayKey,
  signingKey,
  trustedKeys,
} from '../../../../shared/identity/keys/gateway-keys';
import {
  signLease,
  textHashOf,
  verifyLease,
  type Lease,
} from '../../../../shared/sharing/lease/lease';
import {
  leaseIssuer,
  type IssuedLease,
  type LeaseIssuer,
} from '../../../../shared/sharing/lease/lease-issuer';
import { leasedState } from '../../../../shared/sharing/lease/leased-state';
import { receivedState, type ReceivedState } from '../../../../shared/sharing/lease/received-state';
import type { SharingState } from '../../../../shared/sharing/sharing-state';
import { LEASE_MS, polledState } from '../../../../shared/sharing/lease/state-holder';
import { es256, hs, rs256, STRANGER, tokenOf } from '../../identity/token-forgery';
import { datasetState } from '../sharing-fixtures';

const pair = generateGatewayKey();
const key = signingKey(pair.privateKeyPem);
const keys = trustedKeys([pair.publicKeyPem]);
const START = Date.parse('2026-11-23T10:00:00.400Z');
let nowMs = START;
const now = () => new Date(nowMs);
beforeEach(() => {
  nowMs = START;
});
/** The clocks of a machine whose wall shows so much more than the exchange's. */
const clockOff = (offsetMs: number) => ({
  now: () => new Date(nowMs + offsetMs),
  monotonicMs: () => nowMs - START,
});
const NONCE = 'a-nonce-of-16-bytes-_A';

const CASE = {
  ...{ id: 'case-1', department: 'water', stationId: 'xihai', indicator: 'w21003' },
  ...{ from: '2026-11-01T00:00:00Z', to: '2026-11-02T00:00:00Z', assignees: ['chen'] },
};

function stateOf(version: number): SharingState {
  return {
    version,
    isDemonstration: false,
    hasRealData: true,
    datasets: [datasetState({}, { version })],
    revocations: { tokens: [], subjects: [] },
    cases: [CASE],
  };
}

/** An exchange whose tables hold `state`, and that counts how often they are read. */
function exchange() {
  const tables = { state: stateOf(1), looks: 0, isDown: false };
  const load = (known: number | null) => {
    tables.looks += 1;
    if (tables.isDown) return Promise.reject(new Error('down'));
    return Promise.resolve(known === tables.state.version ? null : tables.state);
  };
  return { tables, issuer: leaseIssuer({ key, load, now }) };
}

function outcome(work: () => unknown): string {
  try {
    return JSON.stringify(work() ?? null);
  } catch (thrown) {
    return String(thrown);
  }
}

const LEASE: Lease = {
  version: 1,
  stateHash: 'h',
  casesHash: 'c',
  issuedAtMs: START,
  nonces: [NONCE],
};
const REFUSED =
  'Only the exchange can prove which grants are in force, and this lease is not valid.';

describe('a lease', () => {
  const startS = Math.floor(START / 1000);
  const HEADER = { alg: 'ES256', typ: 'rivergate-lease+jwt', kid: key.kid };
  const CLAIMS = {
    ...{ iss: 'rivergate-exchange', aud: 'rivergate-departments', sub: 'sharing-state' },
    ...{ iat: startS, exp: startS + 2, jti: 'l-1', hashAlg: 'sha256', ...LEASE },
  };
  const forged = (claims: object, header: object = {}, by = es256(key.key)) =>
    tokenOf({ ...HEADER, ...header }, { ...CLAIMS, ...claims }, by);
  const verified = (token: unknown) => outcome(() => verifyLease(token, keys));

  test('S5L1 MUST say which state was current when', () => {
    expect(verifyLease(signLease(key, LEASE), keys)).toEqual(LEASE);
    expect(verified(forged({}))).toBe(JSON.stringify(LEASE));
  });

  test.each<readonly [string, unknown]>([
    ['by a stranger', forged({}, {}, es256(STRANGER.ec.privateKey))],
    ['by a gateway’s RSA key', forged({}, { alg: 'RS256' }, rs256(STRANGER.rsa.privateKey))],
    [
      'with the public key for a secret',
      forged({}, { alg: 'HS256' }, hs('sha256', pair.publicKeyPem)),
    ],
    ['without a signature', forged({}, { alg: 'none' })],
    ['by an unknown key id', forged({}, { kid: 'other' })],
    ['that is a permit', forged({}, { typ: 'rivergate-permit+jwt' })],
    ['by a gateway', forged({ iss: 'rivergate-gateway' })],
    ['that lives longer', forged({ exp: startS + 60 })],
    ['without nonces', forged({ nonces: undefined })],
    ['with a nonce that is none', forged({ nonces: ['short'] })],
    ['with more nonces than one may name', forged({ nonces: Array(129).fill(NONCE) })],
    ['with half a version', forged({ version: 1.5 })],
    ['without a hash', forged({ stateHash: undefined })],
    ['without a hash of cases', forged({ casesHash: undefined })],
    ['that is nothing', undefined],
  ])('S5L3 MUST NOT be accepted %s, always in the same words', (_, token) => {
    expect(verified(token)).toBe(REFUSED);
  });

  test('S5L4 MUST NOT be accepted from a key of another curve that claims to be the exchange’s', () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' });
    expect(verified(forged({}, {}, es256(privateKey)))).toBe(REFUSED);
  });
});

describe('a gateway', () => {
  const gatewayOf = (issue: LeaseIssuer['issue'], offsetMs = 0) => {
    const faults: unknown[] = [];
    const leased = leasedState({
      ...{ issue, exchangeKeys: keys, clock: clockOff(offsetMs) },
      onFault: (fault) => faults.push(fault),
    });
    const pass = (by: number) => {
      nowMs += by;
    };
    return { leased, faults, pass };
  };

  test('S5L5 MUST learn the state with its cases, hand on the text without them, and ask for news alone', async () => {
    const { tables, issuer } = exchange();
    const sent: IssuedLease[] = [];
    const { leased } = gatewayOf(async (known, nonces) => {
      const issued = await issuer.issue(known, nonces);
      sent.push(issued);
      return issued;
    });
    await leased.holder.refresh();
    await leased.holder.refresh();
    tables.state = stateOf(2);
    await leased.holder.refresh();
    leased.holder.close();
    expect(sent.map(({ state }) => state !== undefined)).toEqual([true, false, true]);
    expect(leased.holder.current().state?.state).toEqual(stateOf(2));
    expect(leased.stateText()).toBe(JSON.stringify({ ...stateOf(2), cases: [] }));
    expect(leased.stateText()).not.toContain('xihai');
  });

  test.each<readonly [string, (issued: IssuedLease) => IssuedLease]>([
    ['another state', (issued) => ({ ...issued, state: JSON.stringify(stateOf(9)) })],
    ['other cases', (issued) => ({ ...issued, cases: '[]' })],
    ['no state', ({ lease }) => ({ lease })],
    ['a lease of its own making', (issued) => ({ ...issued, lease: 'x.y.z' })],
  ])('S5L6 MUST NOT believe an exchange’s address that answers %s', async (_, change) => {
    const { issuer } = exchange();
    const { leased, faults } = gatewayOf(async (...asked) => change(await issuer.issue(...asked)));
    await leased.holder.refresh();
    leased.holder.close();
    expect(faults).toHaveLength(1);
    expect(leased.holder.current()).toEqual({ state: null, isFresh: false });
  });

  test('S5L7 MUST call it stale a second after it last asked with success, however long answers take', async () => {
    const { tables, issuer } = exchange();
    const { leased, faults, pass } = gatewayOf(async (...asked) => {
      const issued = await issuer.issue(...asked);
      pass(400); // The answer is on its way.
      return issued;
    });
    await leased.holder.refresh();
    expect(leased.holder.current().isFresh).toBe(true);
    pass(LEASE_MS - 401);
    expect(leased.holder.current().isFresh).toBe(true);
    pass(1);
    expect(leased.holder.current().isFresh).toBe(false);
    tables.isDown = true;
    await leased.holder.caughtUp();
    expect(leased.holder.current().isFresh).toBe(false);
    expect(faults.map(String)).toEqual(['Error: down']);
    tables.isDown = false;
    await leased.holder.caughtUp();
    leased.holder.close();
    expect(leased.holder.current().isFresh).toBe(true);
  });
});

describe('a gateway and the nonces of leases', () => {
  const opened = (issue: LeaseIssuer['issue'], offsetMs = 0) => {
    const faults: unknown[] = [];
    const source = { issue, exchangeKeys: keys, clock: clockOff(offsetMs) };
    return { faults, leased: leasedState({ ...source, onFault: (fault) => faults.push(fault) }) };
  };
  const noncesOf = (token: string | null) => verifyLease(token, keys).nonces;

  test('S5L15 MUST ask for a lease on the newest nonce of each department, and share one asking', async () => {
    const { tables, issuer } = exchange();
    const { leased } = opened(issuer.issue);
    const nonces = ['a', 'b', 'c'].map((letter) => letter.repeat(22));
    for (const nonce of nonces) leased.heard('water', nonce);
    leased.heard('ocean', 'o'.repeat(22));
    leased.heard('weather', 'no nonce\r\n');
    const renewed = await Promise.all([leased.renew(), leased.renew(), leased.renew()]);
    leased.holder.close();
    expect([renewed, tables.looks]).toEqual([[true, true, true], 1]);
    expect(noncesOf(leased.lease()).slice(1)).toEqual(['c'.repeat(22), 'o'.repeat(22)]);
  });

  test('S5L16 MUST NOT name more nonces than a lease may, no matter who gives them', async () => {
    const { issuer } = exchange();
    const { leased } = opened(issuer.issue);
    for (let at = 0; at < 500; at += 1)
      leased.heard(`department-${String(at)}`, String(at).padStart(22, 'x'));
    await leased.renew();
    leased.holder.close();
    expect(noncesOf(leased.lease())).toHaveLength(128);
    expect(noncesOf(leased.lease())).toContain('499'.padStart(22, 'x'));
  });

  test('S5L17 MUST NOT take a lease that was issued before it asked', async () => {
    const { issuer } = exchange();
    let replayed: IssuedLease | null = null;
    const { leased, faults } = opened(async (...asked) => {
      replayed ??= await issuer.issue(...asked);
      return replayed;
    });
    expect(await leased.renew()).toBe(true);
    nowMs += 10;
    expect(await leased.renew()).toBe(false);
    leased.holder.close();
    expect(faults.map(String)).toEqual([
      'TypeError: The lease does not belong to the last request, or arrived too late.',
    ]);
  });

  test.each([-5000, 5000])('S5L18 MUST work with a clock that is %d ms ahead', async (offsetMs) => {
    const { leased, faults } = opened(exchange().issuer.issue, offsetMs);
    await leased.renew();
    leased.holder.close();
    expect([leased.holder.current().isFresh, leased.clock.offsetMs(), faults]).toEqual([
      ...[true, offsetMs, []],
    ]);
  });

  test.each([-6000, 6000])(
    'S5L19 MUST know nothing with one that is %d ms ahead',
    async (offsetMs) => {
      const { leased, faults } = opened(exchange().issuer.issue, offsetMs);
      await leased.renew();
      leased.holder.close();
      expect(leased.holder.current()).toEqual({ state: null, isFresh: false });
      expect(faults).toMatchObject([{ code: 'CLOCK_SKEWED', extensions: { offsetMs } }]);
    },
  );
});

describe('a holder', () => {
  test('S5L8 asks nothing to catch up while it is current, and once for all who wait when it is not', async () => {
    let ms = 0;
    let asked = 0;
    const holder = polledState({
      load: () => {
        asked += 1;
        return Promise.resolve(stateOf(asked));
      },
      monotonicMs: () => ms,
      onFault: () => undefined,
      intervalMs: 1_000_000,
    });
    await Promise.all([holder.caughtUp(), holder.caughtUp(), holder.caughtUp()]);
    expect(asked).toBe(1);
    await holder.caughtUp();
    expect(asked).toBe(1);
    ms = LEASE_MS;
    await holder.caughtUp();
    expect(asked).toBe(2);
    holder.close();
  });

  test('S5L9 MUST ask again to refresh, not share what was asked before the change', async () => {
    const answers: ((state: SharingState) => void)[] = [];
    const holder = polledState({
      load: () => new Promise((resolve) => answers.push(resolve)),
      monotonicMs: () => 0,
      onFault: () => undefined,
      intervalMs: 1_000_000,
    });
    const before = holder.caughtUp();
    const after = holder.refresh();
    answers[0]?.(stateOf(1));
    await before;
    while (answers.length < 2) await Promise.resolve();
    answers[1]?.(stateOf(2));
    await after;
    holder.close();
    expect(holder.current().state?.state.version).toBe(2);
  });
});

describe('a department', () => {
  async function issued(
    version: number,
    ...to: ReadonlyArray<Pick<ReceivedState, 'nonce'>>
  ): Promise<Required<IssuedLease>> {
    const { tables, issuer } = exchange();
    tables.state = stateOf(version);
    const nonces = to.map((one) => one.nonce());
    return (await issuer.issue(null, nonces)) as Required<IssuedLease>;
  }
  const department = (offsetMs = 0) =>
    receivedState({ exchangeKeys: keys, clock: clockOff(offsetMs) });

  test('S5L10 MUST ask for a state that it has not, and know nothing before', async () => {
    const one = department();
    const { lease, state } = await issued(1, one);
    expect(one.takeLease(lease)).toBe(false);
    expect(one.current()).toEqual({ state: null, isFresh: false });
    one.takeState(state, lease);
    expect(one.takeLease(lease)).toBe(true);
    expect(one.current()).toMatchObject({
      isFresh: true,
      state: { state: { version: 1, cases: [] } },
    });
  });

  test('S5L11 MUST call it stale a second after it gave the nonce, no matter who goes on asking', async () => {
    const one = department();
    const { lease, state } = await issued(1, one);
    one.takeState(state, lease);
    nowMs = START + LEASE_MS - 1;
    expect(one.current().isFresh).toBe(true);
    nowMs = START + LEASE_MS;
    expect(one.takeLease(lease)).toBe(false);
    expect(one.current().isFresh).toBe(false);
  });

  test('S5L12 MUST NOT take a state that the lease does not name, or an older one again', async () => {
    const one = department();
    const [first, second] = [await issued(1, one), await issued(2, one)];
    expect(outcome(() => one.takeState(second.state, first.lease))).toMatch(/not the one/);
    one.takeState(second.state, second.lease);
    one.takeState(first.state, first.lease);
    expect(one.takeLease(first.lease)).toBe(true);
    expect(one.current().state?.state.version).toBe(2);
  });

  test('S5L13 MUST NOT be kept fresh by a lease on an older state', async () => {
    const one = department();
    const second = await issued(2, one);
    one.takeState(second.state, second.lease);
    nowMs = START + LEASE_MS - 100;
    const first = await issued(1, one); // A replica of the exchange that lags.
    one.takeLease(first.lease);
    nowMs = START + LEASE_MS;
    expect(one.current().isFresh).toBe(false);
  });

  test('S5L20 MUST take none for a nonce of another department, of a second ago, or of none', async () => {
    const [one, other] = [department(), department()];
    const { lease: early } = await issued(1, one);
    nowMs += LEASE_MS;
    const { state, lease: elsewhere } = await issued(1, other);
    const { lease: bare } = await issued(1);
    for (const lease of [early, elsewhere, bare]) {
      expect(one.takeLease(lease)).toBe(false);
      expect(outcome(() => one.takeState(state, lease))).toMatch(/^The lease names no nonce/);
    }
    expect(one.current()).toEqual({ state: null, isFresh: false });
  });

  test('S5L21 MUST NOT take an old lease under a new nonce', async () => {
    const one = department();
    const { lease, state } = await issued(1, one);
    one.takeState(state, lease);
    nowMs += LEASE_MS;
    const [head = '', body = '', signature = ''] = lease.split('.');
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as object;
    const renewed = Buffer.from(JSON.stringify({ ...claims, nonces: [one.nonce()] }));
    const forged = [head, renewed.toString('base64url'), signature].join('.');
    expect(outcome(() => one.takeLease(forged))).toBe(REFUSED);
    expect(one.takeLease(lease)).toBe(false);
    expect(one.current().isFresh).toBe(false);
  });

  test.each([-5000, -600, 2000, 5000])(
    'S5L22 MUST work with a clock %d ms ahead, and hear of a revocation within a second all the same',
    async (offsetMs) => {
      const one = department(offsetMs);
      const { tables, issuer } = exchange();
      const bring = async () => {
        const { lease, state } = await issuer.issue(null, [one.nonce()]);
        if (!one.takeLease(lease)) one.takeState(state ?? '', lease);
        one.clock.assertWithin();
      };
      await bring();
      expect([one.current().isFresh, one.clock.offsetMs()]).toEqual([true, offsetMs]);
      nowMs += 300;
      await bring();
      const revokedAtMs = nowMs;
      tables.state = stateOf(2); // What is granted changes; the department is not notified.
      nowMs = revokedAtMs + LEASE_MS;
      expect(one.current().isFresh).toBe(false);
      await bring();
      expect(one.current()).toMatchObject({ isFresh: true, state: { state: { version: 2 } } });
    },
  );

  test.each([
    [6000, '6.0 s ahead of'],
    [-6000, '6.0 s behind'],
    [3_600_000, '3600.0 s ahead of'],
  ])('S5L23 MUST refuse with a clock %d ms ahead, and say by how much', async (offsetMs, said) => {
    const one = department(offsetMs);
    const { lease, state } = await issued(1, one);
    one.takeState(state, lease);
    expect(outcome(() => one.clock.assertWithin())).toBe(
      `The clock of this machine is ${said} that of the exchange; at most 5 s are allowed.`,
    );
    expect(one.clock.offsetMs()).toBe(offsetMs);
  });

  test.each([4000, -4000])('S5L24 MUST go on through a jump of its clock by %d ms', async (by) => {
    let jumpMs = 0;
    const clock = { ...clockOff(0), now: () => new Date(nowMs + jumpMs) };
    const one = receivedState({ exchangeKeys: keys, clock });
    const { lease, state } = await issued(1, one);
    one.takeState(state, lease);
    jumpMs = by;
    nowMs += LEASE_MS - 1;
    expect([one.current().isFresh, outcome(() => one.clock.assertWithin())]).toEqual([
      true,
      'null',
    ]);
    nowMs += 1;
    expect(one.current().isFresh).toBe(false);
  });

  test.each([
    ['before it has heard a lease', false],
    ['after it has heard one', true],
  ])('S5L25 MUST see its clock jump too far %s, and come back', async (_, hasHeard) => {
    let jumpMs = 0;
    const changes: unknown[] = [];
    const one = receivedState({
      exchangeKeys: keys,
      clock: { ...clockOff(0), now: () => new Date(nowMs + jumpMs) },
      onClock: (...change) => changes.push(change),
    });
    const { lease, state } = await issued(1, one);
    if (hasHeard) one.takeState(state, lease);
    jumpMs = -3_600_000;
    expect(outcome(() => one.clock.assertWithin())).toMatch(
      /^The clock of this machine is 3\d+\.0 s behind/,
    );
    jumpMs = 0;
    expect(outcome(() => one.clock.assertWithin())).toBe('null');
    expect(changes).toMatchObject([
      [expect.any(Number), false],
      [expect.any(Number), true],
    ]);
  });

  test('S5L26 MUST give few nonces, no matter who asks, each unlike the others', () => {
    const one = department();
    const given = new Set<string>();
    for (let asked = 0; asked < 10_000; asked += 1) {
      given.add(one.nonce());
      nowMs += 0.1;
    }
    expect(given.size).toBe(20);
  });

  test('S5L14 MUST receive the hash of cases, never a case', async () => {
    const { lease, state } = await issued(1);
    const told = `${state}${Buffer.from(lease.split('.')[1] ?? '', 'base64url').toString()}`;
    expect(told).toContain(textHashOf(JSON.stringify([CASE])));
    expect(told).not.toMatch(/case-1|xihai|chen/);
  });
});
