import { RiverGateError } from '../../../shared/errors/rivergate-error';
import { keyFolderOf, readSettings, settingsTable } from '../../../shared/config/settings';
import type { Environment } from '../../../shared/config/environment';

function faultsOf(env: Environment): ReadonlyArray<string> {
  try {
    readSettings(env);
  } catch (thrown) {
    if (thrown instanceof RiverGateError && thrown.code === 'SETTINGS_INVALID') {
      return thrown.message.split('\n');
    }
    throw thrown;
  }
  return [];
}

const ISSUER = {
  issuer: 'https://id.example:8443/realms/city',
  audience: 'hub',
  jwksUrl: 'https://id.example/keys',
  departments: ['water', 'ocean'],
};

describe('readSettings', () => {
  it('answers every default in an empty environment', () => {
    expect(readSettings({})).toEqual({
      port: 4000,
      host: '127.0.0.1',
      nodeEnv: 'development',
      logLevel: 'info',
      drainMs: 10_000,
      databaseLimitMb: undefined,
      databaseUrl: undefined,
      freeSpaceMb: 2048,
      postgres: 'auto',
      dataFolder: '.rivergate',
      poolSize: 10,
      pooler: 'none',
      engine: 'rivergate',
      metricsPort: undefined,
      metricsHost: '127.0.0.1',
      otlpUrl: undefined,
      tracesPerSecond: 10,
      isDemoWanted: true,
      hasOneClickSignIn: true,
      demoDays: 90,
      demoSeed: 440700,
      demoClock: undefined,
      supergraphFile: undefined,
      links: new Map(),
      gatewayKeyFile: undefined,
      gatewayPublicKeyFiles: [],
      permitPublicKeyFiles: [],
      exchangePublicKeyFiles: [],
      sealPublicKeyFiles: [],
      loginPassword: undefined,
      subgraphTimeoutMs: 5000,
      isIntrospectionOpen: true,
      isPushDownOn: true,
      keysFolder: undefined,
      issuer: undefined,
      tokenMinutes: 5,
      outsideIssuers: [],
      sessionIdleMinutes: 30,
      sessionHours: 8,
      hasSecureCookies: false,
      trustedProxies: [],
      maxDepth: 15,
      maxAliases: 50,
      maxRootFields: 20,
      maxDirectives: 50,
      maxTokens: 10_000,
      maxFragments: 100,
      maxPage: 500,
      maxCost: 50_000,
      maxDocumentBytes: 65_536,
      maxSelections: 2000,
      maxFetches: 50,
      planTimeoutMs: 5000,
      cacheMb: 128,
      publicRequestsPerMinute: 30_000,
      publicCostPerMinute: 100_000_000,
      requestsPerMinute: 60_000,
      costPerMinute: 500_000_000,
      requestMs: 60_000,
      slowReaderMs: 30_000,
      maxConnections: 2000,
      maxConnectionsPerAddress: 500,
      openOrigins: [],
      unconditionalAnswerDays: 1,
      workers: 1,
      answerDays: 10,
      extensionDays: 10,
      provideDays: 20,
      correctionDays: 10,
    });
  });

  it('parses what is given', () => {
    const settings = readSettings({
      PORT: '0',
      DATABASE_URL: 'postgres://hub:pass@db:5432/hub',
      RIVERGATE_DEMO: 'false',
      RIVERGATE_DEMO_CLOCK: '2026-07-01T08:00:00+08:00',
      RIVERGATE_LINKS: 'water=http://127.0.0.1:4101, ocean=https://ocean.example/graphql',
      RIVERGATE_GATEWAY_PUBLIC_KEYS: 'a.pem, b.pem',
    });
    expect(settings).toMatchObject({
      port: 0,
      databaseUrl: 'postgres://hub:pass@db:5432/hub',
      isDemoWanted: false,
      demoClock: new Date('2026-07-01T00:00:00Z'),
      links: new Map([
        ['water', 'http://127.0.0.1:4101'],
        ['ocean', 'https://ocean.example/graphql'],
      ]),
      gatewayPublicKeyFiles: ['a.pem', 'b.pem'],
    });
  });

  it('parses outside issuers, and names one by its host unless it has a name', () => {
    const named = { ...ISSUER, issuer: 'http://127.0.0.1:9000', name: 'city', clientId: 'hub' };
    const env = { RIVERGATE_ISSUERS: JSON.stringify([ISSUER, named]) };
    expect(readSettings(env).outsideIssuers).toEqual([
      { ...ISSUER, name: 'id-example-8443' },
      named,
    ]);
  });

  it('says what a list of outside issuers must be', () => {
    expect(faultsOf({ RIVERGATE_ISSUERS: '[]x' })).toEqual([
      'RIVERGATE_ISSUERS: requires JSON list of {issuer, audience, jwksUrl, departments: [id, …]; optional: name, clientId, clientSecretFile, authorizationEndpoint, tokenEndpoint}, addresses https or on 127.0.0.1, but got: "[]x". Correct it, or unset it.',
    ]);
  });

  it('keeps the keys below the data unless configured otherwise', () => {
    expect(keyFolderOf(readSettings({ RIVERGATE_DATA: 'data' }))).toBe('data/keys');
    expect(keyFolderOf(readSettings({ RIVERGATE_KEYS: 'keys' }))).toBe('keys');
  });

  it('takes an empty or blank variable as not given', () => {
    expect(readSettings({ PORT: '', RIVERGATE_HOST: '  ' })).toEqual(readSettings({}));
  });

  it('reports all faults at once, a line each', () => {
    expect(faultsOf({ PORT: '70000', RIVERGATE_DEMO: 'yes', RIVERGATE_POSTGRES: 'mine' })).toEqual([
      'PORT: requires integer 0–65535, but got: "70000". Correct it, or unset it.',
      'RIVERGATE_POSTGRES: requires auto, system, embedded, but got: "mine". Correct it, or unset it.',
      'RIVERGATE_DEMO: requires true or false, but got: "yes". Correct it, or unset it.',
    ]);
  });

  it('shows nothing of a secret but its length', () => {
    expect(faultsOf({ DATABASE_URL: 'mysql://hub:opensesame@db' })).toEqual([
      'DATABASE_URL: requires postgres:// address, but got: a secret of 25 characters. Correct it, or unset it.',
    ]);
  });

  it('names the setting that an unknown name resembles', () => {
    expect(faultsOf({ RIVERGATE_MAXDEPTH: '3', RIVERGATE_ZZZZZZZZZZZZZZZZZZZZZZ: '1' })).toEqual([
      'RIVERGATE_MAXDEPTH: no setting has this name. Did you mean RIVERGATE_MAX_DEPTH?',
      'RIVERGATE_ZZZZZZZZZZZZZZZZZZZZZZ: no setting has this name. Unset it.',
    ]);
  });

  it('leaves the names of the test suite and of other programs alone', () => {
    expect(faultsOf({ RIVERGATE_TEST_SYSTEM_POSTGRES: '1', PATH: '/bin', PORTAL: 'x' })).toEqual(
      [],
    );
  });

  it.each([
    ['PORT', '-1'],
    ['PORT', '4e3'],
    ['RIVERGATE_POOL_SIZE', '0'],
    ['RIVERGATE_DEMO_CLOCK', '2026-02-30T00:00:00Z'],
    ['RIVERGATE_DEMO_CLOCK', '2026-02-28'],
    ['RIVERGATE_DEMO_CLOCK', '2026-02-28T25:00:00Z'],
    ['RIVERGATE_LINKS', 'water=ftp://127.0.0.1'],
    ['RIVERGATE_LINKS', 'water=http://a,water=http://b'],
    ['RIVERGATE_LINKS', 'water'],
    ['RIVERGATE_GATEWAY_PUBLIC_KEYS', 'a.pem,,b.pem'],
    ['RIVERGATE_LOG_LEVEL', 'INFO'],
    ['RIVERGATE_ISSUER', 'https://hub.example/'],
    ['RIVERGATE_ISSUER', 'hub.example'],
    ['RIVERGATE_TRUSTED_PROXIES', 'proxy'],
    ['RIVERGATE_TRUSTED_PROXIES', '10.0.0.0/33'],
    ['RIVERGATE_TRUSTED_PROXIES', '10.0.0.1,'],
    ['RIVERGATE_OPEN_ORIGINS', '*, https://a.example'],
    ['RIVERGATE_OPEN_ORIGINS', 'https://a.example/page'],
    ['RIVERGATE_OPEN_ORIGINS', 'null'],
    ['RIVERGATE_TOKEN_MINUTES', '61'],
    ['RIVERGATE_ISSUERS', 'https://id.example'],
    ['RIVERGATE_ISSUERS', '{}'],
    ['RIVERGATE_ISSUERS', JSON.stringify([{ ...ISSUER, departments: [] }])],
    ['RIVERGATE_ISSUERS', JSON.stringify([{ ...ISSUER, jwksUrl: 'http://id.example/keys' }])],
    ['RIVERGATE_ISSUERS', JSON.stringify([{ ...ISSUER, audiences: 'hub' }])],
    ['RIVERGATE_ISSUERS', JSON.stringify([{ ...ISSUER, audience: 7 }])],
    ['RIVERGATE_ISSUERS', JSON.stringify([{ ...ISSUER, tokenEndpoint: 'https://id.example/t' }])],
    ['RIVERGATE_ISSUERS', JSON.stringify([ISSUER, { ...ISSUER, audience: 'other' }])],
  ])('refuses %s=%s', (name, value) => {
    expect(faultsOf({ [name]: value })).toEqual([expect.stringContaining(`${name}: requires `)]);
  });
});

describe('settingsTable', () => {
  const lines = settingsTable().split('\n');

  it('has a row for each setting with type, default and meaning', () => {
    expect(lines).toHaveLength(2 + Object.keys(readSettings({})).length);
    expect(lines.find((line) => line.includes('`PORT`'))?.split(/ *\| */)).toEqual([
      '',
      '`PORT`',
      'integer 0–65535',
      '`4000`',
      'Port of the gateway; 0 selects a free one.',
      '',
    ]);
  });

  it('marks the secrets', () => {
    expect(lines.filter((line) => line.includes(' Secret. '))).toEqual([
      expect.stringContaining('| `DATABASE_URL` '),
      expect.stringContaining('| `RIVERGATE_DATABASE_PASSWORD` '),
      expect.stringContaining('| `RIVERGATE_LOGIN_PASSWORD` '),
    ]);
  });
});
