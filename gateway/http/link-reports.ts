import type { Link, LinkReport } from '../engine/link';

/** What is known of the ways to departments, by department; those of which nothing is known are left out. */
export function linkReports(links: ReadonlyArray<Link>): Readonly<Record<string, LinkReport>> {
  const reports = links.map(({ department, report }) => [department, report?.() ?? {}] as const);
  return Object.fromEntries(reports.filter(([, report]) => Object.keys(report).length > 0));
}
