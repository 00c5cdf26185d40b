import type { AccessDecisions } from '../../shared/sharing/access-decisions';
import type { Link } from '../engine/link';
import {
  NO_REGISTER,
  stationRegister,
  type RegisteredStation,
  type StationRegister,
} from '../rules/cost/station-register';

/** The register of stations as the public may see it, read at intervals. */
export interface PublicRegister {
  /** As it was last read; without counts before the first reading. */
  readonly current: () => StationRegister;
  /** Reads it again; keeps the last one if that fails. */
  readonly refresh: () => Promise<void>;
  readonly close: () => void;
}

/** Dependencies of a public register. */
export interface PublicRegisterOptions {
  /** The link to the subgraph that has the register. */
  readonly reference: Pick<Link, 'fetch'>;
  /** What the public may read now. */
  readonly access: () => AccessDecisions;
  readonly onFault: (fault: unknown) => void;
}

const REFRESH_MS = 60_000;
/** A register longer than this is not read; then only declared sizes count. */
const MAX_PAGES = 100;

const QUESTION = `query StationsForCost($after: String) {
  stationRefs(first: 500, after: $after) {
    nodes { kind department { id } district { code } }
    pageInfo { hasNextPage endCursor }
  }
}`;

/**
 * Reads the register of stations as an anonymous caller, at once and then every minute.
 *
 * Costs depend on no other stored data, because a count that only some callers may see would be
 * revealed to the others.
 */
export async function openPublicRegister(options: PublicRegisterOptions): Promise<PublicRegister> {
  let register = NO_REGISTER;
  const refresh = async () => {
    try {
      register = await readRegister(options);
    } catch (thrown) {
      options.onFault(thrown);
    }
  };
  await refresh();
  const timer = setInterval(() => void refresh(), REFRESH_MS);
  timer.unref();
  return { current: () => register, refresh, close: () => clearInterval(timer) };
}

/** The present register; NO_REGISTER if the public may not read it. */
export async function readRegister({
  reference,
  access,
}: Omit<PublicRegisterOptions, 'onFault'>): Promise<StationRegister> {
  const stations: RegisteredStation[] = [];
  let after: string | null = null;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const read = pageOf(await asked({ reference, access: access() }, after));
    if (!read) return NO_REGISTER;
    stations.push(...read.stations);
    if (read.next === null) return stationRegister(stations);
    after = read.next;
  }
  return NO_REGISTER;
}

async function asked(
  {
    reference,
    access,
  }: { readonly reference: Pick<Link, 'fetch'>; readonly access: AccessDecisions },
  after: string | null,
): Promise<unknown> {
  const { signal } = new AbortController();
  const requestId = 'station-register';
  const answer = await reference.fetch({
    query: QUESTION,
    operationName: 'StationsForCost',
    variables: { after },
    ...{ requestId, signal, scope: { requestId, signal, access } },
  });
  return answer.data?.['stationRefs'];
}

interface RegisterPage {
  readonly stations: ReadonlyArray<RegisteredStation>;
  readonly next: string | null;
}

/** Undefined if there was no answer: the register is not public, or `reference` is down. */
function pageOf(value: unknown): RegisterPage | undefined {
  const nodes = within(value, 'nodes');
  if (!Array.isArray(nodes)) return undefined;
  const info = within(value, 'pageInfo');
  const cursor = within(info, 'endCursor');
  return {
    stations: nodes.map((node: unknown) => {
      const district = within(within(node, 'district'), 'code');
      return {
        kind: `${String(within(within(node, 'department'), 'id'))}/${String(within(node, 'kind'))}`,
        district: typeof district === 'string' ? district : null,
      };
    }),
    next: within(info, 'hasNextPage') === true && typeof cursor === 'string' ? cursor : null,
  };
}

function within(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}
