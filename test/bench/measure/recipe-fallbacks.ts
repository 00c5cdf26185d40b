import { bodiesOf, type MeasuredOperation, type MeasuredServer } from './measured-server';
import type { Report } from './report';

interface TimedFetch {
  readonly department: string;
  readonly operation: string;
  readonly fallback: { readonly kind: string; readonly about: string | null } | null;
}

interface Timed {
  readonly extensions?: { readonly timing?: { readonly fetches: ReadonlyArray<TimedFetch> } };
}

/** Prints for each recipe which of its fetches resolvers answered instead of statements, and why. */
export async function reportFallbacks(
  server: MeasuredServer,
  operations: ReadonlyArray<MeasuredOperation>,
  report: Report,
): Promise<void> {
  const rows: string[][] = [];
  for (const operation of operations) {
    const fetches = await fetchesOf(server, operation);
    const left = fetches.flatMap((fetch) => (fetch.fallback ? [fetch] : []));
    rows.push([operation.name, `${String(left.length)} of ${String(fetches.length)}`, '', '', '']);
    for (const { department, operation: text, fallback } of left)
      rows.push(['', '', department, fallback?.kind ?? '', fallback?.about ?? '', rootsOf(text)]);
    report.keep(`fallbacks of ${operation.name}`, fetches);
  }
  report.table(
    HEAD,
    rows.map((row) => HEAD.map((_, at) => row[at] ?? '')),
  );
}

const HEAD = ['recipe', 'fetches that fell back', 'department', 'reason', 'about', 'fetch'];

async function fetchesOf(
  { url }: MeasuredServer,
  operation: MeasuredOperation,
): Promise<ReadonlyArray<TimedFetch>> {
  const [body = '{}'] = bodiesOf(operation);
  const asked = { ...(JSON.parse(body) as object), extensions: { timing: true } };
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...operation.callers?.[0] },
    body: JSON.stringify(asked),
  });
  const { extensions } = (await response.json()) as Timed;
  if (extensions?.timing) return extensions.timing.fetches;
  throw new Error(`${operation.name}: the answer has no times of fetches.`);
}

/** The beginning of a fetch, without its variables. */
function rootsOf(operation: string): string {
  const text = operation.slice(operation.indexOf('{')).replace(/\s+/g, ' ');
  return text.length > 90 ? `${text.slice(0, 89)}…` : text;
}
