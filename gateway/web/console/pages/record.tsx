/** To be written. */
export function RecordPage() {
  return <article className="sheet" />;
}
