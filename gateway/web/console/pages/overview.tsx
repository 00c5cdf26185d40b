/** To be written. */
export function OverviewPage() {
  return <article className="sheet" />;
}
