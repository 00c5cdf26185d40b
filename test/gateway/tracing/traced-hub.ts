import { createEngine } from '../../../gateway/engine/engine';
import { inProcessLink } from '../../../gateway/engine/in-process';
import type { Link, LinkRequest } from '../../../gateway/engine/link';
import { requestHandler } from '../../../gateway/handle-request';
import { openFront } from '../../../gateway/http/front';
import { openDatabase, type Database } from '../../../shared/data/database';
import { ensureDepartmentRoles } from '../../../shared/data/department-roles';
import { EVERY_ROW } from '../../../shared/data/row-bounds';
import { compiledExecution, type Execute } from '../../../shared/graphql/compiled-execution';
import { createLog } from '../../../shared/server/log';
import { openTracing, type Tracing } from '../../../shared/tracing/tracing';
import { freshDatabase } from '../../setup/database';
import { departmentApart } from '../cli/department-apart';
import { post } from '../setup/ask';
import { schemas, supergraph } from '../setup/two-departments';
import { wideLimits } from '../setup/wide-limits';

/** A gateway whose requests are traced, over two departments, one of which reads a database. */
export interface TracedHub {
  readonly url: string;
  /** What the department with the database was asked. */
  readonly asked: LinkRequest[];
  ask(query: string, headers?: Readonly<Record<string, string>>): ReturnType<typeof post>;
  readonly tracing: Tracing;
  /** Sends what waits, and closes everything. */
  close(): Promise<void>;
}

interface TracedHubOptions {
  readonly collectorUrl: string;
  /** Whether the department with the database is served apart, over signed HTTP. */
  readonly isApart?: boolean;
  readonly tracesPerSecond?: number;
}

/** Opens the hub. */
export async function tracedHub(options: TracedHubOptions): Promise<TracedHub> {
  const { collectorUrl: url, isApart = false, tracesPerSecond = 100 } = options;
  const fresh = await freshDatabase();
  await ensureDepartmentRoles(fresh.url, 'water');
  const database = openDatabase({ url: fresh.url, poolSize: 2 });
  const tracingOf = (service: string) =>
    openTracing({
      ...{ url, service, version: '1', tracesPerSecond, onFault: () => undefined },
      bounds: { waiting: 200, batch: 50, everyMs: 1, afterFaultMs: 1 },
    });
  const tracing = tracingOf('hub');
  const ofWater = isApart ? tracingOf('water') : tracing;
  const execute = reading(ofWater.database(database));
  const apart = isApart ? await departmentApart({ execute, tracing: ofWater }) : undefined;
  const asked: LinkRequest[] = [];
  const water = apart?.link ?? localLink('water', execute);
  const links = [noting(water, asked), localLink('weather', compiledExecution(schemas.weather))];
  const engine = await createEngine({
    supergraphSdl: supergraph(),
    limits: wideLimits,
    handle: requestHandler({ maxCost: wideLimits.maxCost, onUnexpected: () => undefined }),
    linkFor: ({ name }) => linkNamed(links, name),
  });
  const front = await openFront({
    ...{ engine, tracing, log: createLog({ level: 'silent' }), hasSuggestions: true },
    ...{ maxTokens: 500, host: '127.0.0.1', port: 0 },
  });
  return {
    ...{ url: front.url, asked, tracing },
    ask: (query, headers = {}) => post(`${front.url}/graphql`, { query }, headers),
    close: async () => {
      await front.close();
      await apart?.close();
      for (const one of new Set([tracing, ofWater])) await one.close();
      await database.close();
      await fresh.drop();
    },
  };
}

/** Reads the database once before it answers. */
function reading(database: Database): Execute {
  const execute = compiledExecution(schemas.water);
  return async (request, context) => {
    await database.reader('water', EVERY_ROW).query('select 1');
    return execute(request, context);
  };
}

function localLink(department: string, execute: Execute): Link {
  return inProcessLink({ department, execute, contextFor: () => ({}) });
}

function noting(link: Link, asked: LinkRequest[]): Link {
  return {
    ...link,
    close: () => Promise.resolve(), // The department closes its link.
    fetch: (request) => {
      asked.push(request);
      return link.fetch(request);
    },
  };
}

function linkNamed(links: ReadonlyArray<Link>, name: string): Link {
  const link = links.find(({ department }) => department === name);
  if (!link) throw new TypeError(`No link leads to "${name}".`);
  return link;
}
