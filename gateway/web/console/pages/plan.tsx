/** To be written. */
export function PlanPage() {
  return <article className="sheet" />;
}
