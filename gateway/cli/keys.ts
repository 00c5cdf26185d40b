import { access, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generateGatewayKey } from '../../shared/identity/gateway-keys';
import { textOption, type Command } from './command';

/** `keys`: what a gateway signs with. */
export const keysCommand: Command = {
  name: 'keys',
  summary:
    "Makes the gateways' key pair: gateway.key (for gateways) and gateway.pub (for subgraphs).",
  positionals: '',
  options: {
    private: { type: 'string', meaning: 'Folder of gateway.key; the present one unless given' },
    public: { type: 'string', meaning: 'Folder of gateway.pub; the present one unless given' },
  },
  run: async (call) => {
    const folders = {
      private: textOption(call, 'private') ?? '.',
      public: textOption(call, 'public') ?? '.',
    };
    const privateFile = join(folders.private, 'gateway.key');
    const publicFile = join(folders.public, 'gateway.pub');
    if (await exists(privateFile))
      return call.terminal.say(`${privateFile} is there already and stays.`);
    for (const folder of Object.values(folders)) await mkdir(folder, { recursive: true });
    const pair = generateGatewayKey();
    await writeFile(publicFile, pair.publicKeyPem);
    await writeFile(privateFile, pair.privateKeyPem, { mode: 0o600, flag: 'wx' });
    call.terminal.say(`${privateFile} and ${publicFile} written.`);
  },
};

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
