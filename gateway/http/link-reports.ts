import type { Link, LinkReport } from '../engine/link';

/** What is known of the ways to departments, by department, as a part of `/readyz`; none where nothing is. */
export function linkReports(links: ReadonlyArray<Link>): {
  readonly links?: Readonly<Record<string, LinkReport>>;
} {
  const known = links
    .map(({ department, report }) => [department, report?.() ?? {}] as const)
    .filter(([, report]) => Object.keys(report).length > 0);
  return known.length === 0 ? {} : { links: Object.fromEntries(known) };
}
