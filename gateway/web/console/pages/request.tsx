/** To be written. */
export function RequestPage() {
  return <article className="sheet" />;
}
