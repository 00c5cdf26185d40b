import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keysCommand } from '../../../gateway/cli/keys';
import { readSettings } from '../../../shared/config/settings';
import { loadPrivateKey, loadPublicKeys } from '../../../shared/identity/gateway-keys';

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
  await keysCommand.run({
    settings: readSettings({ RIVERGATE_KEYS: join(folder, 'elsewhere') }),
    positionals,
    options: { private: join(folder, 'private'), public: join(folder, 'public'), ...folders },
    terminal: {
      isWatched: false,
      say: (line) => said.push(line),
      note: () => undefined,
      progress: () => undefined,
    },
    stop: new AbortController().signal,
  });
  return said.join('\n').replaceAll(folder, '');
}

const filesIn = (name: string) =>
  readdirSync(join(folder, name))
    .sort()
    .map((file) => file.replace(/(token|second-factor)-[\w-]{22}/, '$1-<kid>'));

describe('keys', () => {
  test("makes the gateway's key pair and the hub's keys, private and public apart", async () => {
    expect(await run()).toContain('/private/gateway.key and /public/gateway.pub written.');
    expect(filesIn('private')).toEqual([
      'directory.key',
      'gateway.key',
      'ledger-hmac.key',
      'permit.key',
      'seal.key',
      'second-factor-<kid>.key',
      'token-<kid>.key',
    ]);
    expect(filesIn('public')).toEqual([
      'directory.pub',
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

  test('keeps the key that signs requests apart from those of the record, where told to', async () => {
    const signing = join(folder, 'signing');
    expect(await runWith({ signing })).toContain('/signing/gateway.key and /public/gateway.pub');
    expect(filesIn('signing')).toEqual(['gateway.key']);
    expect(filesIn('private')).not.toContain('gateway.key');
  });

  test('moves a key of an older folder, which stays the same key', async () => {
    await run();
    const { kid } = loadPrivateKey(join(folder, 'private', 'gateway.key'));
    const signing = join(folder, 'signing');
    expect(await runWith({ signing })).toContain('and has a folder of its own now.');
    const file = join(signing, 'gateway.key');
    expect([loadPrivateKey(file).kid, statSync(file).mode & 0o777]).toEqual([kid, 0o600]);
    expect(filesIn('private')).not.toContain('gateway.key');
    expect(await runWith({ signing })).toContain(
      '/signing/gateway.key is there already and stays.',
    );
  });

  test('changes no key that is there', async () => {
    await run();
    const contents = () =>
      readdirSync(join(folder, 'private')).map((file) =>
        readFileSync(join(folder, 'private', file)).toString('base64'),
      );
    const before = contents();
    expect(await run()).toContain('/private/gateway.key is there already and stays.');
    expect(contents()).toEqual(before);
  });

  test('adds one for access tokens when told to rotate', async () => {
    await run();
    expect(await run('rotate-token')).toMatch(
      /^token-[\w-]{22}\.key signs from now on; 2 keys verify/,
    );
    expect(filesIn('private').filter((file) => file === 'token-<kid>.key')).toHaveLength(2);
    await expect(run('rotate')).rejects.toThrow(
      'keys knows only list, rotate-token, rotate-second-factor, but got: "rotate".',
    );
  });

  test('adds one for second factors, and lists the files of all keys without what is in them', async () => {
    await run();
    expect(await run('rotate-second-factor')).toMatch(
      /^second-factor-[\w-]{22}\.key seals from the next start/,
    );
    const listed = (await run('list')).split('\n');
    expect(listed.map((file) => file.replace(/-[\w-]{22}\.key$/, '-<kid>.key'))).toEqual([
      '/private/directory.key',
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
