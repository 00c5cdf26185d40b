import type { Link, LinkReport } from '../engine/link';

/**
 * What is known of the links to departments, by department, for `/readyz`; departments of which
 * nothing is known are omitted.
 */
export function linkReports(links: ReadonlyArray<Link>): {
  readonly links?: Readonly<Record<string, LinkReport>>;
} {
  const known = links
    .map(({ department, report }) => [department, report?.() ?? {}] as const)
    .filter(([, report]) => Object.keys(report).length > 0);
  return known.length === 0 ? {} : { links: Object.fromEntries(known) };
}
