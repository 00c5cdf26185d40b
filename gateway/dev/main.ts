import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { environment } from '../../shared/config/environment';
import { readSettings, type Settings } from '../../shared/config/settings';
import { openServer } from '../../shared/data/server/open-server';
import { ERROR_CATALOGUE } from '../../shared/errors/catalogue';
import { faultOf } from '../../shared/errors/fault-of';
import { messageOf } from '../../shared/errors/message-of';
import { RiverGateError } from '../../shared/errors/rivergate-error';
import { documentTyper } from './documents/document-typer';
import { freePort } from './free-port';
import { hubRunner, type HubRunner } from './hub-runner';
import { servePages } from './pages-server';
import { changeCollector, type CompiledChanges } from './source-watch';
import { compilationOf, compileAll, isServerSource, SERVER_FOLDERS } from './sources';

const ROOT = join(__dirname, '..', '..');
const INSPECT_PORT = 9229;

const say = (line: string) => process.stdout.write(`dev | ${line}\n`);

/**
 * `npm run dev`: a hub that restarts when its code changes, and pages that are updated as they are
 * edited.
 */
async function main(argv: ReadonlyArray<string>): Promise<void> {
  const { inspect } = optionsOf(argv);
  const stop = stopSignal();
  const settings = readSettings(environment());
  const { databaseUrl, postgres, dataFolder, port } = settings;
  // Opened here, PostgreSQL stays up while hubs restart.
  const database = await openServer({ databaseUrl, postgres, dataFolder, log: say });
  try {
    const hubPort = await freePort();
    const hub = hubRunner({
      main: join(ROOT, 'dist', 'gateway', 'main.js'),
      args: ['start', '--write-schemas'],
      env: hubEnvironment(settings, hubPort),
      inspectPort: inspect ? INSPECT_PORT : null,
      line: (text) => process.stdout.write(`hub | ${text}\n`),
    });
    const hubUrl = `http://127.0.0.1:${String(hubPort)}`;
    await watched({ hub, pages: { root: ROOT, port, hubUrl, hubSettled: hub.settled }, stop });
  } finally {
    await database.close();
  }
}

interface Watching {
  readonly hub: HubRunner;
  readonly pages: Parameters<typeof servePages>[0];
  readonly stop: Promise<void>;
}

/** Serves both until stopped; one watcher watches the sources of both. */
async function watched({ hub, pages: options, stop }: Watching): Promise<void> {
  const documents = documentTyper(ROOT, say);
  await documents.type();
  const pages = await servePages(options);
  const compilation = compilationOf(ROOT);
  const collector = changeCollector(compilation, (changes) => takeChanges(changes, hub));
  pages.watcher.add(SERVER_FOLDERS.map((folder) => join(ROOT, folder)));
  pages.watcher.on('all', (event, path) => {
    const file = relative(ROOT, path).replaceAll('\\', '/');
    if (event.endsWith('Dir')) return;
    documents.changed(file);
    if (isServerSource(file)) collector.changed(file);
  });
  await compileAll(compilation).catch(reportFaults);
  void restarted(hub, 'the first start');
  say(`Open http://127.0.0.1:${String(options.port)}/ (pages from their sources, the hub behind).`);
  await stop;
  say('Stopping.');
  await Promise.all([hub.close(), pages.close()]);
}

/** The hub listens at another port than the pages, but uses their address as its own. */
function hubEnvironment({ issuer, port }: Settings, hubPort: number) {
  return {
    ...environment(),
    PORT: String(hubPort),
    RIVERGATE_HOST: '127.0.0.1',
    RIVERGATE_ISSUER: issuer ?? `http://127.0.0.1:${String(port)}`,
    RIVERGATE_DRAIN_MS: '1000',
    RIVERGATE_LOG_LEVEL: environment()['RIVERGATE_LOG_LEVEL'] ?? 'debug', // At this level, errors are logged with stack traces.
  };
}

function takeChanges({ changed, faults }: CompiledChanges, hub: HubRunner): void {
  for (const [file, fault] of faults)
    say(`${file} does not compile; the running hub is unchanged.\n${fault}`);
  if (changed.length > 0) void restarted(hub, changed.join(', '));
}

async function restarted(hub: HubRunner, why: string): Promise<void> {
  const from = performance.now();
  say(`Starting the hub: ${why}`);
  const isReady = await hub.restart();
  const seconds = ((performance.now() - from) / 1000).toFixed(1);
  if (isReady) say(`The hub answers after ${seconds} s (${why}).`);
}

function reportFaults(thrown: unknown): void {
  const faults: ReadonlyArray<unknown> =
    thrown instanceof AggregateError ? thrown.errors : [thrown];
  for (const fault of faults) say(messageOf(fault));
}

function optionsOf(argv: ReadonlyArray<string>): { readonly inspect?: boolean } {
  try {
    return parseArgs({ args: [...argv], options: { inspect: { type: 'boolean' } } }).values;
  } catch (thrown) {
    throw new RiverGateError(
      'BAD_USER_INPUT',
      `${messageOf(thrown)} Usage: npm run dev [-- --inspect]`,
    );
  }
}

/** Resolves at the first Ctrl-C, SIGTERM or SIGHUP; the second ends the process at once. */
function stopSignal(): Promise<void> {
  let isStopping = false;
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => {
        if (isStopping) process.exit(130);
        isStopping = true;
        resolve();
      });
  });
}

main(process.argv.slice(2)).catch((thrown: unknown) => {
  const { code, message } = faultOf(thrown);
  process.stderr.write(`${code}: ${message}\n→ ${ERROR_CATALOGUE[code].remedy}\n`);
  process.exitCode = 1;
});
