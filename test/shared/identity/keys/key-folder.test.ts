import { execFile } from 'node:child_process';
import { createHmac, generateKeyPairSync } from 'node:crypto';
import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { mintAccessToken, verifyAccessToken } from '../../../../shared/identity/access-token';
import { loadPublicKeys } from '../../../../shared/identity/keys/gateway-keys';
import { openKeyFolder, writePublicHalves } from '../../../../shared/identity/keys/key-folder';
import { rotateTokenKey } from '../../../../shared/identity/keys/token-keys';
import { person } from '../../sharing/sharing-fixtures';

const ALL = ['tokens', 'permit', 'exchange', 'seal', 'ledgerHmac'] as const;
const clock = { now: () => new Date() };
const caller = person('water', 'HANDLER');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keys-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const modeOf = (file: string) => (statSync(file).mode & 0o777).toString(8);

describe('the folder of keys', () => {
  test('S2K1 MUST be made for its owner alone, with every key in it', async () => {
    const inner = join(folder, 'hub', 'keys');
    await openKeyFolder(inner, ALL, clock);
    const files = readdirSync(inner).sort();
    expect(files).toEqual([
      'exchange.key',
      'ledger-hmac.key',
      'permit.key',
      'seal.key',
      expect.stringMatching(/^token-[\w-]{22}\.key$/),
    ]);
    expect(modeOf(inner)).toBe('700');
    // PostgreSQL, as another user, must pass the folder above.
    expect(modeOf(join(folder, 'hub'))).toBe((0o777 & ~process.umask()).toString(8));
    expect(files.map((file) => modeOf(join(inner, file)))).toEqual(files.map(() => '600'));
    expect(readFileSync(join(inner, 'ledger-hmac.key'))).toHaveLength(32);
  });

  test('has no key that was not asked for', async () => {
    const keys = await openKeyFolder(folder, ['permit'], clock);
    expect(Object.keys(keys)).toEqual(['permit']);
    expect(readdirSync(folder)).toEqual(['permit.key']);
  });

  test('gives the same keys when it is opened again', async () => {
    const namesIn = async () => {
      const { tokens, permit, exchange, seal, ledgerHmac } = await openKeyFolder(
        folder,
        ALL,
        clock,
      );
      const hash = createHmac('sha256', ledgerHmac).update('x').digest('hex');
      return [tokens().signing.kid, permit.kid, exchange.kid, seal.kid, hash];
    };
    expect(await namesIn()).toEqual(await namesIn());
  });

  test('S2K2 MUST be the same for processes that open it at once', async () => {
    const script = `require('./shared/identity/keys/key-folder.ts').openKeyFolder(${JSON.stringify(folder)}, ${JSON.stringify(ALL)}, { now: () => new Date() })
      .then((keys) => console.log([keys.tokens().signing.kid, keys.permit.kid, keys.exchange.kid, keys.seal.kid].join()));`;
    const run = () =>
      promisify(execFile)(process.execPath, ['-r', './test/setup/typescript.cjs', '-e', script]);
    const runs = await Promise.all([run(), run(), run(), run()]);
    expect(new Set(runs.map(({ stdout }) => stdout)).size).toBe(1);
    expect(readdirSync(folder)).toHaveLength(5);
  });

  test('names the file of a wrong kind, and what was wanted', async () => {
    const put = (name: string, type: 'rsa' | 'ed25519', bits = 1024) => {
      const { privateKey } =
        type === 'rsa'
          ? generateKeyPairSync('rsa', { modulusLength: bits })
          : generateKeyPairSync('ed25519');
      const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
      writeFileSync(join(folder, name), pem, { mode: 0o600 });
    };
    put('permit.key', 'ed25519');
    put('seal.key', 'rsa');
    put('token-short.key', 'rsa');
    writeFileSync(join(folder, 'exchange.key'), 'hello', { mode: 0o600 });
    writeFileSync(join(folder, 'ledger-hmac.key'), 'short', { mode: 0o600 });
    const message = (name: (typeof ALL)[number]) =>
      openKeyFolder(folder, [name], clock).then(
        () => 'opened',
        (thrown: unknown) => String(thrown).replace(folder, ''),
      );
    expect(await Promise.all(ALL.map(message))).toEqual([
      expect.stringMatching(
        /\/token-short\.key: wanted an RSA private key of at least 2048 bits as PEM, but got: rsa {2}1024\./,
      ),
      expect.stringMatching(
        /\/permit\.key: wanted an EC P-256 private key as PEM, but got: ed25519\./,
      ),
      expect.stringMatching(/\/exchange\.key: wanted an EC P-256 private key as PEM, but got: /),
      expect.stringMatching(
        /\/seal\.key: wanted an Ed25519 private key as PEM, but got: rsa {2}1024\./,
      ),
      expect.stringMatching(/\/ledger-hmac\.key: wanted 32 random bytes, but got: 5 bytes\./),
    ]);
  });

  test('S2K3 MUST refuse a key that others may read', async () => {
    await openKeyFolder(folder, ['permit'], clock);
    chmodSync(join(folder, 'permit.key'), 0o644);
    await expect(openKeyFolder(folder, ['permit'], clock)).rejects.toThrow(
      'wanted a file that others cannot read (chmod 600), but got: mode 644',
    );
  });

  test('hands out public halves that verifiers take, and no private one', async () => {
    const keys = await openKeyFolder(folder, ALL, clock);
    const out = mkdtempSync(join(tmpdir(), 'public-'));
    const files = writePublicHalves(keys, out);
    expect(files.map((file) => file.replace(`${out}/`, ''))).toEqual([
      'permit.pub',
      'exchange.pub',
      'seal.pub',
      `token-${keys.tokens().signing.kid}.pub`,
    ]);
    expect(files.map((file) => readFileSync(file, 'utf8')).join()).not.toContain('PRIVATE');
    expect([...loadPublicKeys([join(out, 'permit.pub')]).keys()]).toEqual([keys.permit.kid]);
    rmSync(out, { recursive: true });
  });
});

describe('keys of access tokens', () => {
  test('S2K4 MUST rotate without a restart: the new one signs once all have seen it, the old one verifies until it is taken away', async () => {
    let nowMs = Date.now() + 60_000;
    const now = () => new Date(nowMs);
    const { tokens } = await openKeyFolder(folder, ['tokens'], { now });
    const mint = () => mintAccessToken(tokens().signing, caller, { ...terms, now: now() }).token;
    const terms = { issuer: 'http://hub', lifeMinutes: 5 };
    const isAccepted = (token: string) => {
      try {
        return verifyAccessToken(token, tokens().verifying, { ...terms, now: now() }).caller
          .subject;
      } catch {
        return 'refused';
      }
    };
    const first = tokens().signing.kid;
    const early = mint();

    const { kid } = rotateTokenKey(folder, { now: now(), lifeMinutes: 5 });
    nowMs += 2000;
    expect([tokens().signing.kid, tokens().verifying.has(kid)]).toEqual([first, true]);
    nowMs += 8000;
    expect(tokens().signing.kid).toBe(kid);
    expect([isAccepted(early), isAccepted(mint())]).toEqual([caller.subject, caller.subject]);

    rmSync(join(folder, `token-${first}.key`));
    nowMs += 2000;
    expect([isAccepted(early), isAccepted(mint())]).toEqual(['refused', caller.subject]);
  });

  test('are removed by a rotation only when no living token can be theirs', async () => {
    await openKeyFolder(folder, ['tokens'], clock);
    const [first = ''] = readdirSync(folder);
    const start = Date.now();
    utimesSync(join(folder, first), start / 1000, start / 1000);
    const rotate = (atMs: number) =>
      rotateTokenKey(folder, { now: new Date(start + atMs), lifeMinutes: 5 }).remaining;
    expect([rotate(60_000), rotate(120_000), rotate(500_000), rotate(1_000_000)]).toEqual([
      2, 3, 2, 2,
    ]);
  });

  test('S2K5 MUST stay in use whatever is put beside them while the hub runs', async () => {
    let nowMs = Date.now();
    const faults: string[] = [];
    const options = { now: () => new Date(nowMs), onFault: (fault: string) => faults.push(fault) };
    const { tokens } = await openKeyFolder(folder, ['tokens'], options);
    const before = [...tokens().verifying.keys()];
    writeFileSync(join(folder, 'token-junk.key'), 'junk', { mode: 0o600 });
    nowMs += 2000;
    expect([...tokens().verifying.keys()]).toEqual(before);
    expect(faults).toEqual([expect.stringContaining('token-junk.key: wanted an RSA private key')]);
    rmSync(folder, { recursive: true });
    nowMs += 2000;
    expect([...tokens().verifying.keys()]).toEqual(before);
    folder = mkdtempSync(join(tmpdir(), 'keys-'));
  });
});
