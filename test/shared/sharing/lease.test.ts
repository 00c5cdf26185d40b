import { generateKeyPairSync } from 'node:crypto';
import { generateGatewayKey, signingKey, trustedKeys } from '../../../shared/identity/gateway-keys';
import { signLease, textHashOf, verifyLease, type Lease } from '../../../shared/sharing/lease';
import { leaseIssuer, type IssuedLease } from '../../../shared/sharing/lease-issuer';
import { leasedState } from '../../../shared/sharing/leased-state';
import { receivedState } from '../../../shared/sharing/received-state';
import type { SharingState } from '../../../shared/sharing/sharing-state';
import { LEASE_MS, polledState } from '../../../shared/sharing/state-holder';
import { es256, hs, rs256, STRANGER, tokenOf } from '../identity/token-forgery';
import { datasetState } from './sharing-fixtures';

const pair = generateGatewayKey();
const key = signingKey(pair.privateKeyPem);
const keys = trustedKeys([pair.publicKeyPem]);
const START = Date.parse('2026-11-23T10:00:00.400Z');
let nowMs = START;
const now = () => new Date(nowMs);
beforeEach(() => {
  nowMs = START;
});

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

/** A directory whose tables hold `state`, and that counts how often they are read. */
function directory() {
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

const LEASE: Lease = { version: 1, stateHash: 'h', casesHash: 'c', issuedAtMs: START };
const REFUSED =
  'What is granted today is believed on the word of the directory alone, and this lease is not valid.';

describe('a lease', () => {
  const startS = Math.floor(START / 1000);
  const HEADER = { alg: 'ES256', typ: 'rivergate-lease+jwt', kid: key.kid };
  const CLAIMS = {
    ...{ iss: 'rivergate-directory', aud: 'rivergate-departments', sub: 'sharing-state' },
    ...{ iat: startS, exp: startS + 2, jti: 'l-1', hashAlg: 'sha256', ...LEASE },
  };
  const forged = (claims: object, header: object = {}, by = es256(key.key)) =>
    tokenOf({ ...HEADER, ...header }, { ...CLAIMS, ...claims }, by);
  const verified = (token: unknown) => outcome(() => verifyLease(token, keys, { now: now() }));

  test('S5L1 MUST say which state was current when', () => {
    expect(verifyLease(signLease(key, LEASE), keys, { now: now() })).toEqual(LEASE);
    expect(verified(forged({}))).toBe(JSON.stringify(LEASE));
  });

  test('S5L2 MUST NOT be good two seconds later', () => {
    const token = signLease(key, LEASE);
    nowMs = START + 3000;
    expect(verified(token)).toBe(REFUSED);
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
    ['from the future', forged({ issuedAtMs: START + 1000 })],
    ['with half a version', forged({ version: 1.5 })],
    ['without a hash', forged({ stateHash: undefined })],
    ['without a hash of cases', forged({ casesHash: undefined })],
    ['that is nothing', undefined],
  ])('S5L3 MUST NOT be taken %s, always in the same words', (_, token) => {
    expect(verified(token)).toBe(REFUSED);
  });

  test('S5L4 MUST NOT be taken from a key of another curve that claims to be the directory’s', () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' });
    expect(verified(forged({}, {}, es256(privateKey)))).toBe(REFUSED);
  });
});

describe('a gateway', () => {
  const gatewayOf = (issue: (known: string | null) => Promise<IssuedLease>) => {
    const faults: unknown[] = [];
    let ms = 0;
    const leased = leasedState({
      ...{ issue, directoryKeys: keys, now, monotonicMs: () => ms },
      onFault: (fault) => faults.push(fault),
    });
    const pass = (by: number) => {
      ms += by;
      nowMs += by;
    };
    return { leased, faults, pass };
  };

  test('S5L5 MUST learn the state with its cases, hand on the text without them, and ask for news alone', async () => {
    const { tables, issuer } = directory();
    const sent: IssuedLease[] = [];
    const { leased } = gatewayOf(async (known) => {
      const issued = await issuer.issue(known);
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
  ])('S5L6 MUST NOT believe a directory’s address that answers %s', async (_, change) => {
    const { issuer } = directory();
    const { leased, faults } = gatewayOf(async (known) => change(await issuer.issue(known)));
    await leased.holder.refresh();
    leased.holder.close();
    expect(faults).toHaveLength(1);
    expect(leased.holder.current()).toEqual({ state: null, isFresh: false });
  });

  test('S5L7 MUST call it stale a second after it last asked with success, however long answers take', async () => {
    const { tables, issuer } = directory();
    const { leased, faults, pass } = gatewayOf(async (known) => {
      const issued = await issuer.issue(known);
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

  test('S5L9 MUST ask anew to refresh, not share what was asked before the change', async () => {
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
  async function issued(version: number): Promise<Required<IssuedLease>> {
    const { tables, issuer } = directory();
    tables.state = stateOf(version);
    return (await issuer.issue(null)) as Required<IssuedLease>;
  }
  const department = () => receivedState({ directoryKeys: keys, now });

  test('S5L10 MUST ask for a state that it has not, and know nothing before', async () => {
    const one = department();
    const { lease, state } = await issued(1);
    expect(one.takeLease(lease)).toBe(false);
    expect(one.current()).toEqual({ state: null, isFresh: false });
    one.takeState(state, lease);
    expect(one.takeLease(lease)).toBe(true);
    expect(one.current()).toMatchObject({
      isFresh: true,
      state: { state: { version: 1, cases: [] } },
    });
  });

  test('S5L11 MUST call it stale a second after the directory looked, whoever goes on asking', async () => {
    const one = department();
    const { lease, state } = await issued(1);
    one.takeState(state, lease);
    nowMs = START + LEASE_MS - 1;
    expect(one.current().isFresh).toBe(true);
    nowMs = START + LEASE_MS;
    one.takeLease(lease);
    expect(one.current().isFresh).toBe(false);
  });

  test('S5L12 MUST NOT take a state that the lease does not name, or an older one again', async () => {
    const one = department();
    const [first, second] = [await issued(1), await issued(2)];
    expect(outcome(() => one.takeState(second.state, first.lease))).toMatch(/not the one/);
    one.takeState(second.state, second.lease);
    one.takeState(first.state, first.lease);
    expect(one.takeLease(first.lease)).toBe(true);
    expect(one.current().state?.state.version).toBe(2);
  });

  test('S5L13 MUST NOT be kept fresh by a lease on an older state', async () => {
    const one = department();
    const second = await issued(2);
    one.takeState(second.state, second.lease);
    nowMs = START + LEASE_MS - 100;
    const first = await issued(1); // A replica of the directory that lags.
    one.takeLease(first.lease);
    nowMs = START + LEASE_MS;
    expect(one.current().isFresh).toBe(false);
  });

  test('S5L14 MUST be told the hash of cases, never a case', async () => {
    const { lease, state } = await issued(1);
    const told = `${state}${Buffer.from(lease.split('.')[1] ?? '', 'base64url').toString()}`;
    expect(told).toContain(textHashOf(JSON.stringify([CASE])));
    expect(told).not.toMatch(/case-1|xihai|chen/);
  });
});
