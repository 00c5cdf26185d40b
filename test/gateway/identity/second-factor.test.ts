import { mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { sealSecondFactors } from '../../../gateway/identity/sign-in/seal-second-factors';
import {
  rotateSecondFactorKey,
  secondFactorKeysIn,
} from '../../../shared/identity/keys/second-factor-keys';
import { secondFactorSeal } from '../../../shared/identity/second-factor-seal';
import { SEEDED, seedPerson } from '../../setup/identity-database';
import { oauthHub, type OauthHub } from '../setup/oauth-hub';

let hub: OauthHub;
let folder: string;
beforeEach(async () => {
  hub = await oauthHub();
  folder = mkdtempSync(join(tmpdir(), 'second-factor-'));
  await seedPerson(hub.exchange, { id: 'chen' });
  // As a hub of before left it.
  await asSuperuser(
    `update exchange.account set totp_sealed = null, totp_secret = '${SEEDED.totpSecret}'`,
  );
});
afterEach(async () => {
  await hub.close();
  rmSync(folder, { recursive: true });
});

async function asSuperuser(sql: string): Promise<ReadonlyArray<Record<string, unknown>>> {
  const client = new Client({ connectionString: hub.exchange.url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

const faults: unknown[] = [];
const log = { info: () => undefined, error: (...said: unknown[]) => void faults.push(said) };
const sealOf = async () => secondFactorSeal(await secondFactorKeysIn(folder));
/** A gateway as it starts: it seals what is not. */
const started = async () => {
  const secondFactor = await sealOf();
  await sealSecondFactors(hub.exchange.database, secondFactor, log);
  return hub.gateway({ secondFactor });
};
const signIn = async (at: Awaited<ReturnType<typeof started>>, account = 'chen', change = {}) => {
  hub.clock.ms += 31_000;
  const json = { account, password: SEEDED.password, code: hub.code(), ...change };
  const { status, text } = await at.ask('/oauth/sign-in', { json });
  return status === 200 ? 200 : [status, /"code":"(\w+)"/.exec(text)?.[1]];
};
const sealed = async (id = 'chen') => {
  const [row] = await asSuperuser(
    `select totp_sealed as s from exchange.account where id = '${id}'`,
  );
  return String(row?.['s']);
};

describe('second factors at rest', () => {
  test('S9F1 MUST be sealed at the next start, so that a superuser who reads every column finds no secret', async () => {
    expect(await signIn(await started())).toBe(200);
    const rows = await asSuperuser('select to_jsonb(a) as row from exchange.account a');
    const text = JSON.stringify(rows);
    expect(text).toContain('chen');
    const bytes = Buffer.from('12345678901234567890');
    for (const form of ['utf8', 'hex', 'base64url'] as const)
      expect(text).not.toContain(form === 'utf8' ? SEEDED.totpSecret : bytes.toString(form));
    const [file = ''] = readdirSync(folder).filter((name) => name.endsWith('.key'));
    expect(file).toBe(`second-factor-${(await sealed()).slice(0, 22)}.key`);
    expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600);
  });

  test('S9F2 MUST open for no sign-in without the key, and say so to who knows the password alone', async () => {
    await started();
    const [file = ''] = readdirSync(folder).filter((name) => name.endsWith('.key'));
    renameSync(join(folder, file), join(folder, 'elsewhere'));
    const without = await started(); // With a new key, which opens nothing of before.
    expect(await signIn(without)).toEqual([503, 'SECOND_FACTOR_UNREADABLE']);
    expect(await signIn(without, 'chen', { password: 'wrong' })).toEqual([401, 'SIGN_IN_REFUSED']);
    expect(await signIn(without, 'nobody')).toEqual([401, 'SIGN_IN_REFUSED']);
    expect(JSON.stringify(faults)).toContain('a second factor cannot be opened');
    renameSync(join(folder, 'elsewhere'), join(folder, file));
    expect(await signIn(without)).toBe(200); // Found as soon as it is there.
  });

  test('S9F3 MUST be sealed again by a newer key, which running gateways pick up by themselves', async () => {
    const running = await started();
    const before = await sealed();
    const kid = rotateSecondFactorKey(folder);
    const restarted = await started();
    const after = await sealed();
    expect([after.slice(0, 22), before.slice(0, 22) === kid]).toEqual([kid, false]);
    expect(await signIn(running)).toBe(200);
    expect(await signIn(restarted)).toBe(200);
    await started();
    expect(await sealed()).toBe(after); // What is sealed by the newest stays.
  });

  test.each<[string, string]>([
    [
      'of another account',
      `update exchange.account a set totp_sealed = b.totp_sealed from exchange.account b where a.id = 'wu' and b.id = 'chen'`,
    ],
    [
      'that was changed',
      `update exchange.account set totp_sealed = overlay(totp_sealed placing case when substr(totp_sealed, 45, 1) = 'A' then 'B' else 'A' end from 45 for 1) where id = 'wu'`,
    ],
    [
      'that a superuser wrote plainly',
      `update exchange.account set totp_sealed = null, totp_secret = '${SEEDED.totpSecret}' where id = 'wu'`,
    ],
  ])('S9F4 MUST NOT open one %s', async (what, sql) => {
    await seedPerson(hub.exchange, { id: 'wu' });
    await asSuperuser(
      `update exchange.account set totp_sealed = null, totp_secret = '${SEEDED.totpSecret}'`,
    );
    const gateway = await started();
    await asSuperuser(sql);
    const isPlain = what.endsWith('plainly');
    const refusal = isPlain ? [401, 'SIGN_IN_REFUSED'] : [503, 'SECOND_FACTOR_UNREADABLE'];
    expect(await signIn(gateway, 'wu')).toEqual(refusal);
    expect(await signIn(gateway)).toBe(200);
  });
});
