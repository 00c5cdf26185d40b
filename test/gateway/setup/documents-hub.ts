import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { request } from 'undici';
import { localLeases } from '../../../gateway/cli/hub/hub-leases';
import { hubLinks } from '../../../gateway/cli/hub/hub-links';
import { openHubAuditLog } from '../../../gateway/cli/hub/hub-audit-log';
import { openHubGateway } from '../../../gateway/cli/hub/open-hub-gateway';
import {
  subgraphExecution,
  type SubgraphExecution,
} from '../../../gateway/cli/hub/subgraph-execution';
import type { Front } from '../../../gateway/http/front';
import { readSettings, type Settings } from '../../../shared/config/settings';
import { deadlinesOf } from '../../../shared/config/sharing-settings';
import { mintAccessToken } from '../../../shared/identity/access-token';
import type { Caller } from '../../../shared/identity/caller';
import { publicHalf } from '../../../shared/identity/keys/gateway-keys';
import { openKeyFolder } from '../../../shared/identity/keys/key-folder';
import { createLog } from '../../../shared/server/log';
import { controlPlane, departments } from '../../../subgraphs/registry';
import { auditingHub, type AuditingHub } from '../../setup/auditing-hub';
import { schemaOf } from '../../setup/built-once';
import type { GraphQLBody } from '../../setup/hub-process';

/** A hub with as many gateways as a test wants, which are reached over HTTP. */
export interface DocumentsHub {
  /** The same database, asked directly. */
  readonly hub: AuditingHub;
  readonly gateway: () => Promise<TestDoor>;
  close(): Promise<void>;
}

/** The address of a gateway. */
export interface TestDoor {
  readonly url: string;
  /** Sends a body as a caller; null: as the public. */
  post(caller: Caller | null, body: unknown): Promise<DoorAnswer>;
  get(caller: Caller | null, search: Readonly<Record<string, string>>): Promise<DoorAnswer>;
}

/** An answer over HTTP. */
export interface DoorAnswer {
  readonly status: number;
  readonly text: string;
  readonly body: GraphQLBody;
}

const KEYS = ['tokens', 'permit', 'exchange', 'seal', 'ledgerHmac', 'secondFactor'] as const;
const ISSUER = 'http://hub.test';

/** Opens it: a hub of all departments without data, as `npm start` assembles it. */
export async function documentsHub(): Promise<DocumentsHub> {
  const hub = await auditingHub(() => new Date());
  const folder = mkdtempSync(join(tmpdir(), 'documents-hub-'));
  const settings = readSettings({
    DATABASE_URL: hub.url,
    RIVERGATE_DATA: folder,
    RIVERGATE_ISSUER: ISSUER,
    PORT: '0',
  });
  const now = () => new Date();
  const keys = await openKeyFolder(join(folder, 'keys'), KEYS, { now });
  const here = await executions(hub, settings);
  const closing: Front[] = [];
  const tokenOf = (caller: Caller) =>
    mintAccessToken(keys.tokens().signing, caller, {
      issuer: ISSUER,
      lifeMinutes: settings.tokenMinutes,
      now: now(),
    }).token;
  return {
    hub,
    gateway: async () => {
      const log = createLog({ level: 'silent' });
      const data = { database: hub.database, controlPlane: await controlPlane() };
      const front = await openHubGateway({
        ...{ settings, keys, log, database: hub.database, isDemonstration: true },
        leases: localLeases({ data, key: keys.exchange, isDemonstration: true, now }),
        exchangeKeys: publicHalf(keys.exchange),
        record: openHubAuditLog({ settings, url: hub.url, keys, owners: [], log }),
        linksWith: () =>
          hubLinks({
            ...{ settings, here, log, signed: null },
            readsAhead: () => false,
            isDatabaseReady: () => Promise.resolve(true),
            rollupsOf: () => null,
          }),
      });
      closing.push(front);
      return doorOf(front.url, tokenOf);
    },
    close: async () => {
      for (const front of closing) await front.close();
      await hub.close();
      rmSync(folder, { recursive: true });
    },
  };
}

async function executions(
  { database }: AuditingHub,
  settings: Settings,
): Promise<ReadonlyMap<string, SubgraphExecution>> {
  const log = createLog({ level: 'silent' });
  const deadlines = deadlinesOf(settings);
  const here = (await departments()).map(
    async (department) =>
      [
        department.name,
        await subgraphExecution(department, {
          ...{ database, schemaOf, deadlines, log, now: () => new Date() },
        }),
      ] as const,
  );
  return new Map(await Promise.all(here));
}

function doorOf(url: string, tokenOf: (caller: Caller) => string): TestDoor {
  const headersOf = (caller: Caller | null) => ({
    'content-type': 'application/json',
    ...(caller ? { authorization: `Bearer ${tokenOf(caller)}` } : {}),
  });
  const answer = async (path: string, options: Parameters<typeof request>[1]) => {
    const { statusCode: status, body } = await request(`${url}${path}`, options);
    const text = await body.text();
    return { status, text, body: JSON.parse(text) as GraphQLBody };
  };
  return {
    url,
    post: (caller, body) =>
      answer('/graphql', {
        method: 'POST',
        headers: headersOf(caller),
        body: JSON.stringify(body),
      }),
    get: (caller, search) =>
      answer(`/graphql?${new URLSearchParams({ ...search }).toString()}`, {
        headers: headersOf(caller),
      }),
  };
}
