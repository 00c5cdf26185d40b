import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { printedComposeFile } from '../../../gateway/cli/compose';
import { composeFile, directoryOf } from '../../../gateway/cli/compose-file';
import { ROOT } from '../../setup/hub-process';

const template = readFileSync(join(ROOT, 'gateway/cli/docker-compose.template.yml'), 'utf8');

test('docker-compose.yml is what the registry of departments makes of its template', async () => {
  expect(readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8')).toBe(await printedComposeFile());
});

test('a department comes with its service, link, login and volumes; the directory alone with its keys', () => {
  const text = composeFile(template, { names: ['directory', 'fire'], directory: 'directory' });
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
  expect(services['directory']?.environment).toHaveProperty('RIVERGATE_KEYS', 'keys/directory');
  expect(services['gateway-1']?.environment['RIVERGATE_LINKS']).toBe(
    'directory=http://directory:4100,fire=http://fire:4100',
  );
  for (const holder of ['keys', 'logins'])
    expect(services[holder]?.volumes.join()).toContain('fire-password:/hub/secrets/fire_login');
  expect(Object.keys(volumes)).toEqual(
    expect.arrayContaining(['fire-data', 'fire-password', 'directory-data']),
  );
  expect(text).not.toContain('water');
});

test('a template with a name that nobody fills in is refused, and a hub that none signs for', () => {
  const departments = { names: ['fire'], directory: 'fire' };
  expect(() => composeFile('a: <b>\n', departments)).toThrow(TypeError);
  expect(() => directoryOf([{ name: 'fire' }])).toThrow(
    expect.objectContaining({ code: 'SUPERGRAPH_REFUSED' }),
  );
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
