import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { printedComposeFile } from '../../../gateway/cli/compose';
import { composeFile } from '../../../gateway/cli/compose-file';
import { ROOT } from '../../setup/hub-process';

const template = readFileSync(join(ROOT, 'gateway/cli/docker-compose.template.yml'), 'utf8');

test('docker-compose.yml is what the registry of departments makes of its template', async () => {
  expect(readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8')).toBe(await printedComposeFile());
});

test('a department comes with its service, link, login and volumes; the exchange alone with its keys', () => {
  const text = composeFile(template, { names: ['exchange', 'fire'], exchange: 'exchange' });
  const { services, volumes } = parse(text, { merge: true }) as Composed;
  expect(services['fire']).toMatchObject({
    command: ['node', 'dist/gateway/main.js', 'subgraph', 'fire'],
    volumes: [
      'fire-data:/hub/data',
      'public-keys:/hub/keys/public:ro',
      'fire-password:/hub/secrets/fire_login:ro',
    ],
    environment: { DATABASE_URL: 'postgres://fire_login@postgres:5432/rivergate' },
  });
  expect(services['fire']?.environment).not.toHaveProperty('RIVERGATE_KEYS');
  expect(services['exchange']?.environment).toHaveProperty('RIVERGATE_KEYS', 'keys/exchange');
  expect(services['gateway-1']?.environment['RIVERGATE_LINKS']).toBe(
    'exchange=http://exchange:4100,fire=http://fire:4100',
  );
  for (const holder of ['keys', 'logins'])
    expect(services[holder]?.volumes.join()).toContain('fire-password:/hub/secrets/fire_login');
  expect(Object.keys(volumes)).toEqual(
    expect.arrayContaining(['fire-data', 'fire-password', 'exchange-data']),
  );
  expect(text).not.toContain('water');
});

test('a template with a name that nobody fills in is refused', () => {
  const departments = { names: ['fire'], exchange: 'fire' };
  expect(() => composeFile('a: <b>\n', departments)).toThrow(TypeError);
});

interface Composed {
  readonly services: Readonly<
    Record<
      string,
      {
        readonly volumes: ReadonlyArray<string>;
        readonly environment: Readonly<Record<string, string>>;
      }
    >
  >;
  readonly volumes: Readonly<Record<string, null>>;
}
