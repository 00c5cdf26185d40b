/** To be written. */
export function CataloguePage() {
  return <article className="sheet" />;
}
