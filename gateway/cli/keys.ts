import { access, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { keyFolderOf } from '../../shared/config/settings';
import { RiverGateError } from '../../shared/errors/rivergate-error';
import { requireDistinctKeys } from '../../shared/identity/keys/distinct-keys';
import { generateGatewayKey, loadPrivateKey } from '../../shared/identity/keys/gateway-keys';
import { copyPassword, keptPassword } from '../../shared/identity/database-password';
import { openKeyFolder, writePublicHalves } from '../../shared/identity/keys/key-folder';
import { rotateSecondFactorKey } from '../../shared/identity/keys/second-factor-keys';
import { rotateTokenKey } from '../../shared/identity/keys/token-keys';
import { departments } from '../../subgraphs/registry';
import { textOption, type Command, type CommandCall } from './command';

/** `keys`: the keys with which gateways sign, and with which the hub signs and seals. */
export const keysCommand: Command = {
  name: 'keys',
  summary:
    'Makes missing keys: gateway.key and gateway.pub, and those of the hub; `keys rotate-token` and `keys rotate-second-factor` add one; `keys list` lists all.',
  positionals: '[list|rotate-token|rotate-second-factor]',
  options: {
    private: {
      type: 'string',
      meaning: 'Folder of all private keys; unless given, the working directory and RIVERGATE_KEYS',
    },
    signing: {
      type: 'string',
      meaning:
        'Folder of gateway.key, which signs requests; that of the other keys unless given. A gateway.key among the others is moved there',
    },
    passwords: {
      type: 'string',
      meaning:
        "Folder of the database's passwords, <login>/password each, for the owner and each login; missing ones are made",
    },
    public: {
      type: 'string',
      meaning: 'Folder of public halves; the working directory unless given',
    },
    exchange: {
      type: 'string',
      meaning: "Folder of the exchange's own private key; that of the other keys unless given",
    },
  },
  run: async (call) => {
    const [act, ...rest] = call.positionals;
    const known = act === undefined || rest.length > 0 ? undefined : ACTS[act];
    if (known) return known(call);
    if (act !== undefined)
      throw new RiverGateError(
        'BAD_USER_INPUT',
        `keys accepts only ${Object.keys(ACTS).join(', ')}, but got: "${call.positionals.join(' ')}".`,
      );
    await makeGatewayKey(call);
    await makeHubKeys(call);
    await makePasswords(call);
  },
};

async function makeGatewayKey(call: CommandCall): Promise<void> {
  const old = textOption(call, 'private') ?? '.';
  const folders = { private: signingFolder(call), public: publicFolder(call) };
  const privateFile = join(folders.private, 'gateway.key');
  const publicFile = join(folders.public, 'gateway.pub');
  if (await moved(join(old, 'gateway.key'), privateFile))
    call.terminal.say(`${privateFile} was among the hub's keys, and is now in a separate folder.`);
  if (await exists(privateFile))
    return call.terminal.say(`${privateFile} exists already and is kept.`);
  for (const folder of Object.values(folders)) await mkdir(folder, { recursive: true });
  const pair = generateGatewayKey();
  await writeFile(publicFile, pair.publicKeyPem);
  await writeFile(privateFile, pair.privateKeyPem, { mode: 0o600, flag: 'wx' });
  call.terminal.say(`${privateFile} and ${publicFile} written.`);
}

/** The database's superuser in docker-compose.yml, and whose volume holds its password for PostgreSQL itself. */
const DATABASE_OWNER = { login: 'rivergate', server: 'postgres' } as const;

async function makePasswords(call: CommandCall): Promise<void> {
  const folder = textOption(call, 'passwords');
  if (folder === undefined) return;
  const logins = (await departments()).map(({ name }) => `${name}_login`);
  for (const login of [...logins, 'gateway_login']) keptPassword(folder, login);
  const { login, server } = DATABASE_OWNER;
  const password = keptPassword(folder, login, call.settings.databasePassword);
  await mkdir(join(folder, server), { recursive: true });
  copyPassword(folder, server, password);
  call.terminal.say(`The passwords of the database are in ${folder}, one folder for each login.`);
}

/** Moves a key from an older place, also to another disk; returns whether it did. */
async function moved(from: string, to: string): Promise<boolean> {
  if (from === to || (await exists(to)) || !(await exists(from))) return false;
  await mkdir(dirname(to), { recursive: true });
  await writeFile(to, await readFile(from), { mode: 0o600, flag: 'wx' });
  await rm(from);
  return true;
}

const GATEWAY_KEYS = ['tokens', 'permit', 'seal', 'ledgerHmac', 'secondFactor'] as const;

async function makeHubKeys(call: CommandCall): Promise<void> {
  const folder = hubFolder(call);
  const now = () => new Date();
  const exchangeFolder = textOption(call, 'exchange') ?? folder;
  const keys = {
    ...(await openKeyFolder(folder, GATEWAY_KEYS, { now })),
    ...(await openKeyFolder(exchangeFolder, ['exchange'], { now })),
  };
  requireDistinctKeys({
    'gateway.key': [loadPrivateKey(join(signingFolder(call), 'gateway.key')).kid],
    'permit.key': [keys.permit.kid],
    'exchange.key': [keys.exchange.kid],
  });
  await mkdir(publicFolder(call), { recursive: true });
  const files = writePublicHalves(keys, publicFolder(call));
  call.terminal.say(`The hub's keys are in ${folder}; their public halves: ${files.join(', ')}.`);
}

/** Running gateways see the new key within seconds; existing tokens stay valid. */
async function rotate(call: CommandCall): Promise<void> {
  const folder = hubFolder(call);
  await openKeyFolder(folder, ['tokens'], { now: () => new Date() });
  const lifeMinutes = call.settings.tokenMinutes;
  const { kid, remaining } = rotateTokenKey(folder, { now: new Date(), lifeMinutes });
  call.terminal.say(
    `token-${kid}.key signs from now on; ${String(remaining)} keys verify. The next rotation deletes keys that no valid token was signed with (${String(lifeMinutes)} minutes).`,
  );
}

/**
 * Gateways seal all second factors with the new key at their next start; the older keys open them
 * until then.
 */
async function rotateSecondFactor(call: CommandCall): Promise<void> {
  const folder = hubFolder(call);
  await openKeyFolder(folder, ['secondFactor'], { now: () => new Date() });
  const kid = rotateSecondFactorKey(folder);
  call.terminal.say(
    `second-factor-${kid}.key is used from the next start of each gateway, which seals all secrets again. Keep the older keys until then, and as long as backups must be readable.`,
  );
}

/** Only names of files; no part of a key is shown. */
async function list(call: CommandCall): Promise<void> {
  const folder = hubFolder(call);
  const files = (await readdir(folder)).filter((name) => name.endsWith('.key')).sort();
  for (const file of files) call.terminal.say(join(folder, file));
}

const ACTS: Readonly<Record<string, (call: CommandCall) => Promise<void>>> = {
  list,
  'rotate-token': rotate,
  'rotate-second-factor': rotateSecondFactor,
};

function hubFolder(call: CommandCall): string {
  return textOption(call, 'private') ?? keyFolderOf(call.settings);
}

/** The path of gateway.key. */
function signingFolder(call: CommandCall): string {
  return textOption(call, 'signing') ?? textOption(call, 'private') ?? '.';
}

function publicFolder(call: CommandCall): string {
  return textOption(call, 'public') ?? '.';
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
