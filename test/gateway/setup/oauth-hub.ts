import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { registerOauth } from '../../../gateway/http/oauth';
import { openIdentity, type Identity } from '../../../gateway/identity/open-identity';
import type { IdentityEvent, IdentityOptions } from '../../../gateway/identity/identity-options';
import type { Rates } from '../../../gateway/rates/rates';
import { openKeyFolder, type HubKeys } from '../../../shared/identity/keys/key-folder';
import { totpCode } from '../../../shared/identity/totp';
import { createHttpServer, listening } from '../../../shared/server/http-server';
import { createLog } from '../../../shared/server/log';
import {
  identityDatabase,
  SEEDED,
  TEST_SEAL,
  type IdentityDatabase,
} from '../../setup/identity-database';

/** A clock that tests set. */
export interface TestClock {
  ms: number;
}

/** The exchange, keys, and as many gateways as a test wants, all on one clock. */
export interface OauthHub {
  readonly exchange: IdentityDatabase;
  readonly keys: Pick<HubKeys, 'tokens'>;
  readonly keyFolder: string;
  readonly clock: TestClock;
  /** Events for the audit log, faults for the log, and the lines logged, in order. */
  readonly events: IdentityEvent[];
  readonly faults: string[];
  readonly lines: string[];
  gateway(change?: GatewayChange): Promise<TestGateway>;
  /** The one-time code that seeded persons have now. */
  code(): string;
  close(): Promise<void>;
}

/** What one gateway has otherwise than the others. */
export interface GatewayChange extends Partial<IdentityOptions> {
  readonly hasRealData?: () => Promise<boolean>;
  readonly rates?: Rates;
  readonly hasSecureCookies?: boolean;
  readonly hasOneClick?: boolean;
  readonly trustedProxies?: ReadonlyArray<string>;
}

/** A gateway that signs people in, and shows at `/who` which caller it identifies. */
export interface TestGateway {
  readonly url: string;
  readonly identity: Identity;
  /** The largest body of each address that reads one, in bytes. */
  readonly bodyBytes: ReadonlyMap<string, number>;
  ask(path: string, asked?: Asked): Promise<Answer>;
}

/** A request; headers may repeat. */
export interface Asked {
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string | string[]>>;
  readonly json?: unknown;
  readonly form?: Readonly<Record<string, string>> | string;
}

/** The answer. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  /** The body where it is JSON. */
  readonly body: Readonly<Record<string, unknown>>;
  /** The session's cookie, as a browser sends it back. */
  readonly cookie: string;
}

/** The issuer of tests; the address of no gateway, as behind a balancer. */
export const ISSUER = 'http://hub.test';

let made: Promise<string> | undefined;

/** A folder of keys for all hubs of a test file: making one takes as long as all the rest. */
function keysMadeOnce(): Promise<string> {
  made ??= (async () => {
    const folder = mkdtempSync(join(process.env.RIVERGATE_TEST_FOLDER ?? tmpdir(), 'keys-'));
    await openKeyFolder(folder, ['tokens'], { now: () => new Date() });
    return folder;
  })();
  return made;
}

/** Opens it; the clock stands at the present moment, as cookies and outside libraries know no other. */
export async function oauthHub(): Promise<OauthHub> {
  const exchange = await identityDatabase();
  const keyFolder = mkdtempSync(join(tmpdir(), 'oauth-keys-'));
  cpSync(await keysMadeOnce(), keyFolder, { recursive: true });
  const clock = { ms: Date.now() };
  const now = () => new Date(clock.ms);
  const keys = await openKeyFolder(keyFolder, ['tokens'], { now });
  const [events, faults, lines]: [IdentityEvent[], string[], string[]] = [[], [], []];
  const closing: (() => Promise<void>)[] = [];
  const options: IdentityOptions = {
    database: exchange.database,
    tokenKeys: keys.tokens,
    secondFactor: TEST_SEAL,
    issuer: () => ISSUER,
    tokenMinutes: 5,
    sessionIdleMinutes: 30,
    sessionHours: 8,
    outsideIssuers: [],
    isDemonstration: false,
    purposesOf: () => Promise.resolve([]),
    revocationsNow: () => null,
    now,
    note: (event) => Promise.resolve(void events.push(event)),
    onFault: (fault) => faults.push(fault),
  };
  const log = createLog({ level: 'trace', destination: { write: (line) => lines.push(line) } });
  return {
    exchange,
    keys,
    keyFolder,
    clock,
    events,
    faults,
    lines,
    code: () => totpCode(SEEDED.totpSecret, now()),
    gateway: async ({
      hasRealData,
      hasSecureCookies = false,
      hasOneClick = true,
      trustedProxies = [],
      ...change
    } = {}) => {
      const own = { ...options, ...change };
      const identity = openIdentity(own);
      const server = createHttpServer({ log, trustedProxies });
      const bodyBytes = new Map<string, number>();
      server.addHook('onRoute', ({ method, url: at, bodyLimit }) => {
        if (method === 'POST') bodyBytes.set(at, bodyLimit ?? Infinity);
      });
      await registerOauth(server, {
        ...own,
        identity,
        hasSecureCookies,
        hasOneClick,
        hasRealData: hasRealData ?? (() => Promise.resolve(false)),
      });
      server.get('/who', (request) => identity.identify(request.raw.rawHeaders));
      const url = await listening(server, { host: '127.0.0.1', port: 0 });
      closing.push(() => server.close());
      return {
        url,
        identity,
        bodyBytes,
        ask: (path, asked = {}) => ask(new URL(path, url), asked),
      };
    },
    close: async () => {
      for (const close of closing) await close();
      await exchange.close();
      rmSync(keyFolder, { recursive: true });
    },
  };
}

/** Over node:http, which sends headers as they are, several times too. */
function ask(url: URL, { method, headers = {}, json, form }: Asked): Promise<Answer> {
  const body = json !== undefined ? JSON.stringify(json) : formText(form);
  const type = json !== undefined ? 'application/json' : 'application/x-www-form-urlencoded';
  const all = { ...(body === undefined ? {} : { 'content-type': type }), ...headers };
  return new Promise((resolve, reject) => {
    const options = { method: method ?? (body === undefined ? 'GET' : 'POST'), headers: all };
    const request = httpRequest(url, options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        const [cookie = ''] = response.headers['set-cookie']?.at(-1)?.split(';') ?? [];
        const answered = { status: response.statusCode ?? 0, headers: response.headers };
        resolve({ ...answered, text, body: jsonOf(text), cookie });
      });
    });
    request.on('error', reject);
    request.end(body);
  });
}

function formText(form: Asked['form']): string | undefined {
  return form === undefined || typeof form === 'string'
    ? form
    : new URLSearchParams({ ...form }).toString();
}

function jsonOf(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}

/** HTTP Basic of a client. */
export function basic(id: string, secret: string): { authorization: string } {
  return { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` };
}
