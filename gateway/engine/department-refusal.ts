import type { Dispatcher } from 'undici';

/** What callers may see of the reason why a department answers nobody. */
export interface ReportedRefusal {
  readonly code: string;
  readonly offsetMs: number | null;
}

/** A refusal in place of an answer. */
export class DepartmentRefusal extends TypeError {
  override readonly name = 'DepartmentRefusal';

  constructor(
    came: string,
    /** Undefined if callers may not see it. */
    readonly told?: ReportedRefusal,
  ) {
    super(
      `A department must answer GraphQL as JSON, but got: ${came}${told ? ` (${told.code}, ${String(told.offsetMs)} ms)` : ''}.`,
    );
  }
}

/** Refusals longer than this are not read. */
const MOST_BYTES = 64 * 1024;

/** The reason that callers may see: a wrong clock. Drains the response. */
export async function refusalIn({
  headers,
  body,
}: Dispatcher.ResponseData): Promise<ReportedRefusal | undefined> {
  const length = Number(headers['content-length']);
  if (!(length > 0 && length <= MOST_BYTES)) {
    await body.dump();
    return undefined;
  }
  const extensions = extensionsIn(await body.text());
  if (extensions?.['code'] !== 'CLOCK_SKEWED') return undefined;
  const { offsetMs } = extensions;
  return { code: 'CLOCK_SKEWED', offsetMs: typeof offsetMs === 'number' ? offsetMs : null };
}

type Members = Readonly<Record<string, unknown>>;

function extensionsIn(text: string): Members | undefined {
  try {
    const [error] = listIn(membersOf(JSON.parse(text))?.['errors']);
    return membersOf(membersOf(error)?.['extensions']);
  } catch {
    return undefined; // Not JSON: no refusal of ours.
  }
}

function listIn(value: unknown): ReadonlyArray<unknown> {
  return Array.isArray(value) ? value : [];
}

function membersOf(value: unknown): Members | undefined {
  return typeof value === 'object' && value !== null ? { ...value } : undefined;
}
