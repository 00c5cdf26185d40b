/** To be written. */
export function RequestsPage() {
  return <article className="sheet" />;
}
