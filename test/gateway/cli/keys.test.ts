import { createPrivateKey } from 'node:crypto';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keysCommand } from '../../../gateway/cli/keys';
import { readSettings } from '../../../shared/config/settings';
import { signedLinks } from '../../../gateway/cli/hub/signed-link';
import { subgraphCommand } from '../../../gateway/cli/subgraph';
import {
  generateGatewayKey,
  loadPrivateKey,
  loadPublicKeys,
  signingKey,
} from '../../../shared/identity/keys/gateway-keys';
import { createLog } from '../../../shared/server/log';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keys-command-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** As run before the gateway's key had a folder of its own. */
const run = (...positionals: string[]) => runWith({}, ...positionals);

async function runWith(
  folders: Readonly<Record<string, string>>,
  ...positionals: string[]
): Promise<string> {
  const said: string[] = [];
  const options = { private: join(folder, 'private'), public: join(folder, 'public'), ...folders };
  await keysCommand.run({ ...callOf(said), positionals, options });
  return said.join('\n').replaceAll(folder, '');
}

function callOf(said: string[]) {
  return {
    settings: readSettings({ RIVERGATE_KEYS: join(folder, 'elsewhere') }),
    options: {},
    terminal: {
      isWatched: false,
      say: (line: string) => said.push(line),
      note: () => undefined,
      progress: () => undefined,
    },
    stop: new AbortController().signal,
  };
}

const filesIn = (name: string) =>
  readdirSync(join(folder, name))
    .sort()
    .map((file) => file.replace(/(token|second-factor)-[\w-]{22}/, '$1-<kid>'));

describe('keys', () => {
  test("makes the gateway's key pair and the hub's keys, private and public apart", async () => {
    expect(await run()).toContain('/private/gateway.key and /public/gateway.pub written.');
    expect(filesIn('private')).toEqual([
      'exchange.key',
      'gateway.key',
      'ledger-hmac.key',
      'permit.key',
      'seal.key',
      'second-factor-<kid>.key',
      'token-<kid>.key',
    ]);
    expect(filesIn('public')).toEqual([
      'exchange.pub',
      'gateway.pub',
      'permit.pub',
      'seal.pub',
      'token-<kid>.pub',
    ]);
    const modes = readdirSync(join(folder, 'private')).map(
      (file) => statSync(join(folder, 'private', file)).mode & 0o777,
    );
    expect(new Set(modes)).toEqual(new Set([0o600]));
    const { kid } = loadPrivateKey(join(folder, 'private', 'gateway.key'));
    expect([...loadPublicKeys([join(folder, 'public', 'gateway.pub')]).keys()]).toEqual([kid]);
  });

  test('keeps the key that signs requests apart from those of the audit log, if requested', async () => {
    const signing = join(folder, 'signing');
    expect(await runWith({ signing })).toContain('/signing/gateway.key and /public/gateway.pub');
    expect(filesIn('signing')).toEqual(['gateway.key']);
    expect(filesIn('private')).not.toContain('gateway.key');
  });

  test('moves a key of an older folder, which stays the same key', async () => {
    await run();
    const { kid } = loadPrivateKey(join(folder, 'private', 'gateway.key'));
    const signing = join(folder, 'signing');
    expect(await runWith({ signing })).toContain('and is now in a separate folder.');
    const file = join(signing, 'gateway.key');
    expect([loadPrivateKey(file).kid, statSync(file).mode & 0o777]).toEqual([kid, 0o600]);
    expect(filesIn('private')).not.toContain('gateway.key');
    expect(await runWith({ signing })).toContain(
      '/signing/gateway.key exists already and is kept.',
    );
  });

  test.each([
    ['signs requests', 'permits', 'gateway.key', 'permit.key'],
    ['signs permits', 'what is granted', 'permit.key', 'exchange.key'],
    ['signs requests', 'what is granted', 'gateway.key', 'exchange.key'],
  ])('S9D8 MUST refuse one key that %s and %s', async (_, _other, one, other) => {
    await run();
    const inFolder = (file: string) => join(folder, 'private', file);
    copyFileSync(inFolder(one), inFolder(other));
    await expect(run()).rejects.toMatchObject({
      code: 'SETTINGS_INVALID',
      message: expect.stringContaining(`${one} and ${other} contain the same key`) as string,
    });
  });

  test('S9D9 MUST refuse one key for both uses where it vouches, in whatever form it comes', () => {
    const { privateKeyPem } = generateGatewayKey();
    const older = createPrivateKey(privateKeyPem).export({ type: 'sec1', format: 'pem' });
    const vouching = {
      ...{ gatewayKey: signingKey(privateKeyPem), permitKey: signingKey(String(older)) },
      sharing: {
        lease: () => null,
        stateText: () => null,
        heard: () => undefined,
        renew: () => Promise.resolve(false),
      },
      ...{ head: () => null, now: () => new Date(), log: createLog({ level: 'silent' }) },
    };
    expect(() => signedLinks(vouching)).toThrow(
      'RIVERGATE_GATEWAY_KEY and permit.key contain the same key',
    );
    const permitKey = signingKey(generateGatewayKey().privateKeyPem);
    expect(() => signedLinks({ ...vouching, permitKey })).not.toThrow();
  });

  test.each([
    ['RIVERGATE_PERMIT_PUBLIC_KEYS', 'gateway.pub', 'exchange.pub'],
    ['RIVERGATE_EXCHANGE_PUBLIC_KEYS', 'permit.pub', 'gateway.pub'],
  ])(
    'S9D10 MUST refuse to serve a department that trusts one key for two uses: %s',
    async (name, permit, grants) => {
      await run();
      const inFolder = (file: string) => join(folder, 'public', file);
      const settings = readSettings({
        RIVERGATE_GATEWAY_PUBLIC_KEYS: inFolder('gateway.pub'),
        RIVERGATE_PERMIT_PUBLIC_KEYS: inFolder(permit),
        RIVERGATE_EXCHANGE_PUBLIC_KEYS: inFolder(grants),
      });
      await expect(
        subgraphCommand.run({ ...callOf([]), settings, positionals: ['water'] }),
      ).rejects.toMatchObject({
        code: 'SETTINGS_INVALID',
        message: expect.stringContaining(
          `RIVERGATE_GATEWAY_PUBLIC_KEYS and ${name} contain`,
        ) as string,
      });
    },
  );

  test('changes no key that is there', async () => {
    await run();
    const contents = () =>
      readdirSync(join(folder, 'private')).map((file) =>
        readFileSync(join(folder, 'private', file)).toString('base64'),
      );
    const before = contents();
    expect(await run()).toContain('/private/gateway.key exists already and is kept.');
    expect(contents()).toEqual(before);
  });

  test('adds one for access tokens on rotation', async () => {
    await run();
    expect(await run('rotate-token')).toMatch(
      /^token-[\w-]{22}\.key signs from now on; 2 keys verify/,
    );
    expect(filesIn('private').filter((file) => file === 'token-<kid>.key')).toHaveLength(2);
    await expect(run('rotate')).rejects.toThrow(
      'keys accepts only list, rotate-token, rotate-second-factor, but got: "rotate".',
    );
  });

  test('adds one for second factors, and lists the files of all keys without what is in them', async () => {
    await run();
    expect(await run('rotate-second-factor')).toMatch(
      /^second-factor-[\w-]{22}\.key is used from the next start/,
    );
    const listed = (await run('list')).split('\n');
    expect(listed.map((file) => file.replace(/-[\w-]{22}\.key$/, '-<kid>.key'))).toEqual([
      '/private/exchange.key',
      '/private/gateway.key',
      '/private/ledger-hmac.key',
      '/private/permit.key',
      '/private/seal.key',
      '/private/second-factor-<kid>.key',
      '/private/second-factor-<kid>.key',
      '/private/token-<kid>.key',
    ]);
  });
});
