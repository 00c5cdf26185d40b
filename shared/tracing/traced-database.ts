import type { Database, Reader } from '../data/database';
import type { CurrentSpan } from './trace';

/**
 * The same database; each read and each transaction that runs within a span is a span below it, with
 * the time that it waits for a connection. A read that serves several fetches belongs to the first.
 */
export function tracedDatabase(
  database: Database,
  current: () => CurrentSpan | undefined,
): Database {
  const traced = <T>(department: string, name: string, work: () => Promise<T>): Promise<T> => {
    const asking = current();
    if (!asking) return work();
    const attributes = { 'db.system.name': 'postgresql', 'rivergate.department': department };
    const part = { name, kind: 'CLIENT', attributes, parentId: asking.spanId } as const;
    return asking.trace.within(part, work);
  };
  return {
    ...database,
    reader: (department, limits) => {
      const reader = database.reader(department, limits);
      return tracedReader(reader, (work) => traced(department, 'read', work));
    },
    asOwner: (department, work) =>
      traced(department, 'write', () => database.asOwner(department, work)),
    asAnnouncer: (department, work) =>
      traced(department, 'write', () => database.asAnnouncer(department, work)),
    asWriter: (department, work) =>
      traced(department, 'write', () => database.asWriter(department, work)),
  };
}

type Traced = (work: () => Promise<unknown>) => Promise<unknown>;

function tracedReader(reader: Reader, traced: Traced): Reader {
  const { query, texts } = reader as unknown as Readonly<Record<keyof Reader, Run>>;
  const both: unknown = {
    query: (...asked: ReadonlyArray<unknown>) => traced(() => query(...asked)),
    texts: (...asked: ReadonlyArray<unknown>) => traced(() => texts(...asked)),
  };
  return both as Reader; // The same functions, each with its own declaration.
}

type Run = (...asked: ReadonlyArray<unknown>) => Promise<unknown>;
