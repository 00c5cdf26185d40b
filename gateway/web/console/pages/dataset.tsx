/** To be written. */
export function DatasetPage() {
  return <article className="sheet" />;
}
