import { randomBytes } from 'node:crypto';
import { ensureGatewayLogin, ensureReaderLogin } from '../../shared/data/department-logins';
import { keptPassword } from '../../shared/identity/database-password';
import type { Command } from './command';
import { namedDepartments } from './data/named-departments';
import { migrateAll, withData } from './data/open-data';

/** `logins`: the PostgreSQL logins of departments and gateways that run apart. */
export const loginsCommand: Command = {
  name: 'logins',
  summary:
    'Makes the PostgreSQL logins of departments and gateways that run apart; each may become its own reader and writer, but no owner.',
  positionals: '[department …]',
  options: {
    passwords: {
      type: 'string',
      meaning: 'Folder of their passwords, <login>/password each; missing ones are made',
    },
    json: { type: 'boolean', meaning: 'Answer as JSON: {<login>: <address for DATABASE_URL>}' },
  },
  run: async ({ settings, positionals, options, terminal }) => {
    await withData(settings, terminal.note, async (data) => {
      const wanted = namedDepartments(data.departments, positionals);
      await migrateAll(data, data.departments);
      const addresses: Record<string, string> = {};
      const tell = (login: string, password: string) => {
        addresses[login] = addressFor(data.url, login, password);
      };
      const folder = options['passwords'];
      const passwordOf = (login: string) =>
        typeof folder === 'string'
          ? keptPassword(folder, login, settings.loginPassword)
          : (settings.loginPassword ?? randomBytes(24).toString('base64url'));
      for (const { name } of wanted) {
        const chosen = passwordOf(`${name}_login`);
        tell(await ensureReaderLogin(data.url, name, chosen), chosen);
      }
      const chosen = passwordOf('gateway_login');
      tell(await ensureGatewayLogin(data.url, chosen), chosen);
      if (options['json']) return terminal.say(JSON.stringify(addresses));
      for (const [login, address] of Object.entries(addresses))
        terminal.say(
          `${login}: ${settings.loginPassword === undefined && folder === undefined ? address : 'ready'}`,
        );
    });
  },
};

function addressFor(url: string, login: string, password: string): string {
  const address = new URL(url);
  address.username = login;
  address.password = password;
  return address.href;
}
