import { identitySettings, sessionSettings } from './identity-settings';
import { auditSettings } from './audit-settings';
import {
  departmentLinks,
  instant,
  integerBetween,
  oneOf,
  text,
  textList,
  truth,
} from './setting-parsers';
import { setting, type SettingReader } from './setting-reader';
import { databaseSettings } from './database-settings';
import { doorSettings } from './door-settings';
import { limitSettings } from './limit-settings';
import { sharingSettings } from './sharing-settings';
import { tracingSettings } from './tracing-settings';

const NO_LINKS: ReadonlyMap<string, string> = new Map();
const ENGINES = oneOf('rivergate', 'apollo');
const LOG_LEVELS = oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent');
const MODES = oneOf('development', 'production', 'test');

/** The table of settings: each with its name, type, meaning and default, in the README's order. */
export function declaredSettings(reader: SettingReader) {
  return {
    ...processSettings(reader),
    ...databaseSettings(reader),
    ...demoSettings(reader),
    ...federationSettings(reader),
    ...signingSettings(reader),
    ...identitySettings(reader),
    ...sessionSettings(reader),
    ...limitSettings(reader),
    ...doorSettings(reader),
    ...tracingSettings(reader),
    ...sharingSettings(reader),
    ...auditSettings(reader),
  };
}

function processSettings({ read }: SettingReader) {
  return {
    port: read(
      setting('PORT', integerBetween(0, 65535), 'Port of the gateway; 0 selects a free one.'),
      4000,
    ),
    host: read(
      setting('RIVERGATE_HOST', text('host name or address'), 'Address the hub listens on.'),
      '127.0.0.1',
    ),
    workers: read(
      setting(
        'RIVERGATE_WORKERS',
        integerBetween(1, 64),
        'Processes that answer callers at one port. With more than one, another process starts them and does what must be done once.',
      ),
      1,
    ),
    nodeEnv: read(
      setting('NODE_ENV', MODES, 'In production, error messages suggest no names of the schema.'),
      'development',
    ),
    logLevel: read(
      setting('RIVERGATE_LOG_LEVEL', LOG_LEVELS, 'The least severe line that is logged.'),
      'info',
    ),
    drainMs: read(
      setting(
        'RIVERGATE_DRAIN_MS',
        integerBetween(0, 600_000),
        'How long requests in progress may take to end after SIGTERM or Ctrl-C, in ms.',
      ),
      10_000,
    ),
  };
}

function demoSettings({ read, readOptional }: SettingReader) {
  return {
    isDemoWanted: read(
      setting(
        'RIVERGATE_DEMO',
        truth,
        'Fill an empty database with labelled synthetic data, and keep adding to it.',
      ),
      true,
    ),
    hasOneClickSignIn: read(
      setting(
        'RIVERGATE_ONE_CLICK',
        truth,
        'Whether callers on the machine of a demonstration may sign in by one click; set to false behind a proxy that adds no `x-forwarded-…` header.',
      ),
      true,
    ),
    demoDays: read(
      setting('RIVERGATE_DEMO_DAYS', integerBetween(1, 3660), 'Days of synthetic history.'),
      90,
    ),
    demoSeed: read(
      setting(
        'RIVERGATE_DEMO_SEED',
        integerBetween(0, 4_294_967_295),
        'The same seed and clock give the same synthetic data.',
      ),
      440700,
    ),
    demoClock: readOptional(
      setting('RIVERGATE_DEMO_CLOCK', instant, "Fixes the simulators' clock."),
    ),
  };
}

function federationSettings({ read, readOptional }: SettingReader) {
  const engine = setting(
    'RIVERGATE_ENGINE',
    ENGINES,
    'What executes plans: our own engine, or @apollo/gateway, the reference for it.',
  );
  const links = setting(
    'RIVERGATE_LINKS',
    departmentLinks,
    "Departments to reach over HTTP; the others run in the gateway's process.",
  );
  return {
    supergraphFile: readOptional(
      setting(
        'RIVERGATE_SUPERGRAPH',
        text('file'),
        'Serve this Federation 2 supergraph instead of our departments.',
      ),
    ),
    links: readOptional(links) ?? NO_LINKS,
    engine: read(engine, 'rivergate'),
    subgraphTimeoutMs: read(
      setting(
        'RIVERGATE_SUBGRAPH_TIMEOUT_MS',
        integerBetween(1, 600_000),
        'How long a department may take to answer, in ms.',
      ),
      5000,
    ),
    isIntrospectionOpen: read(
      setting(
        'RIVERGATE_INTROSPECTION',
        truth,
        'Whether callers may query the schema (introspection).',
      ),
      true,
    ),
  };
}

function signingSettings({ readOptional }: SettingReader) {
  const pem = text('PEM file');
  const publicKeys = setting(
    'RIVERGATE_GATEWAY_PUBLIC_KEYS',
    textList('PEM files, comma between'),
    'Public keys of the gateways that a separately served subgraph accepts.',
  );
  const permitKeys = setting(
    'RIVERGATE_PERMIT_PUBLIC_KEYS',
    textList('PEM files, comma between'),
    'Public keys of the permits with which gateways identify the caller to a subgraph in another process.',
  );
  const exchangeKeys = setting(
    'RIVERGATE_EXCHANGE_PUBLIC_KEYS',
    textList('PEM files, comma between'),
    'Public keys of the exchange, which signs the grants of today; for gateways and subgraphs in separate processes.',
  );
  const sealKeys = setting(
    'RIVERGATE_SEAL_PUBLIC_KEYS',
    textList('PEM files, comma between'),
    "Public keys of the audit log's seals; without one, a separately served subgraph stores no head of the audit log.",
  );
  return {
    sealPublicKeyFiles: readOptional(sealKeys) ?? [],
    gatewayKeyFile: readOptional(
      setting(
        'RIVERGATE_GATEWAY_KEY',
        pem,
        "The gateway's private key: it signs the requests to subgraphs.",
      ),
    ),
    gatewayPublicKeyFiles: readOptional(publicKeys) ?? [],
    permitPublicKeyFiles: readOptional(permitKeys) ?? [],
    exchangePublicKeyFiles: readOptional(exchangeKeys) ?? [],
  };
}
