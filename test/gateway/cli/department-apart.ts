import { signedLinks } from '../../../gateway/cli/hub/signed-link';
import type { Link, LinkAnswer } from '../../../gateway/engine/link';
import type { GuardedExecute } from '../../../shared/graphql/guarded-execution';
import { SYSTEM_CLOCK, type MachineClock } from '../../../shared/identity/clock-tolerance';
import {
  generateGatewayKey,
  publicHalf,
  signingKey,
} from '../../../shared/identity/keys/gateway-keys';
import { PUBLIC_CALLER, type Caller } from '../../../shared/identity/caller';
import { createLog } from '../../../shared/server/log';
import { permitGuard } from '../../../shared/server/permit-guard';
import { serveSubgraph, type RunningServer } from '../../../shared/server/serve-subgraph';
import type { Tracing } from '../../../shared/tracing/tracing';
import { leaseIssuer } from '../../../shared/sharing/lease/lease-issuer';
import { accessFor } from '../../../shared/sharing/access-decisions';
import { leasedState, type LeasedState } from '../../../shared/sharing/lease/leased-state';
import { receivedState } from '../../../shared/sharing/lease/received-state';
import type { SharingState } from '../../../shared/sharing/sharing-state';
import { datasetState } from '../../shared/sharing/sharing-fixtures';

/** One department on a machine of its own, with the gateway that asks it and the exchange's tables. */
export interface DepartmentApart {
  readonly server: RunningServer;
  readonly link: Link;
  readonly sharing: LeasedState;
  /** What the exchange's tables say; it can be changed. */
  readonly tables: { state: SharingState; isDown: boolean };
  /** Heads that the department was given to keep. */
  readonly heads: string[];
  /** The version of the sharing state that the department answered by, or what it answered instead. */
  versionSeen(): Promise<string>;
  /** Asks for this caller; for the public unless given. */
  ask(caller?: Caller): Promise<LinkAnswer>;
  close(): Promise<void>;
}

/** What of it is out of the ordinary. */
interface ApartOptions {
  readonly clock?: MachineClock;
  /** The newest head of the audit log, as the gateway hands it out. */
  readonly head?: () => string | null;
  /** What it answers; the version of the state it decides by unless given. */
  readonly execute?: GuardedExecute;
  readonly tracing?: Tracing;
}

/** The keys of the hub of such tests. */
export const KEYS = {
  gateway: signingKey(generateGatewayKey().privateKeyPem),
  permit: signingKey(generateGatewayKey().privateKeyPem),
  exchange: signingKey(generateGatewayKey().privateKeyPem),
};

const log = createLog({ level: 'silent' });

/** Opens it: everything as in operation but the tables and the resolvers. */
export async function departmentApart(options: ApartOptions = {}): Promise<DepartmentApart> {
  const tables = { state: stateOf(1), isDown: false };
  const heads: string[] = [];
  const server = await served(options, heads);
  const sharing = leasedState({
    issue: leaseIssuer({
      key: KEYS.exchange,
      now: () => new Date(),
      load: (known) => {
        if (tables.isDown) return Promise.reject(new Error('down'));
        return Promise.resolve(known === tables.state.version ? null : tables.state);
      },
    }).issue,
    exchangeKeys: publicHalf(KEYS.exchange),
    clock: SYSTEM_CLOCK,
    onFault: () => undefined,
  });
  await sharing.holder.refresh();
  const vouching = { gatewayKey: KEYS.gateway, permitKey: KEYS.permit, sharing, log };
  const head = options.head ?? (() => null);
  const linkFor = signedLinks({ ...vouching, head, now: () => new Date() });
  const link = linkFor('water', server.url);
  const ask = (caller?: Caller) => {
    const known = { state: null, isFresh: false, now: new Date() };
    const access = accessFor({ ...known, caller: caller ?? PUBLIC_CALLER });
    const scope = { requestId: 'r-1', signal: new AbortController().signal, access };
    return link.fetch({ query: '{ stations { code } }', variables: {}, ...scope, scope });
  };
  return {
    ...{ server, link, sharing, tables, heads, ask },
    versionSeen: async () => {
      const { data, errors } = await ask();
      return String(data?.['version'] ?? errors?.[0]?.message);
    },
    close: async () => {
      sharing.holder.close();
      await link.close();
      await server.close();
    },
  };
}

/** A department that answers nothing but the version of the state it decides by, or that it is stale. */
async function served({ clock = SYSTEM_CLOCK, execute, tracing }: ApartOptions, heads: string[]) {
  const state = receivedState({ exchangeKeys: publicHalf(KEYS.exchange), clock });
  const guard = permitGuard({
    department: 'water',
    permitKeys: publicHalf(KEYS.permit),
    state,
    clock,
    hubClock: () => new Date(),
    onFault: () => undefined,
  });
  return serveSubgraph({
    department: 'water',
    execute:
      execute ??
      (() => {
        const known = state.current();
        const version = known.isFresh ? (known.state?.state.version ?? 'none') : 'stale';
        return Promise.resolve({ data: { version } });
      }),
    tracing,
    contextFor: (requestId, access) => ({ requestId, access }),
    access: guard,
    state,
    clock,
    publicKeys: publicHalf(KEYS.gateway),
    onAuditHead: (line) => heads.push(line),
    host: '127.0.0.1',
    port: 0,
    log,
  });
}

/** A state of the exchange of this version. */
export function stateOf(version: number): SharingState {
  return {
    version,
    isDemonstration: false,
    hasRealData: true,
    datasets: [datasetState()],
    revocations: { tokens: [], subjects: [] },
    cases: [],
  };
}
