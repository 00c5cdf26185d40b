import { indicatorOf, type IndicatorFact } from '../../domain/indicators';
import { indicatorNamed } from '../../monitoring/indicator-argument';
import type { Declarations } from '../declarations';
import { Fallback } from '../fallback';
import type { JsonText } from '../text/json-text';

/** Part of a text that depends on the indicator alone, made in this process. */
export type FactPiece = { readonly fact: (fact: IndicatorFact) => string };

/** The text of a measured object: its parts from SQL, and those that depend on the indicator. */
export type MeasuredText = ReadonlyArray<JsonText[number] | FactPiece>;

/** A text in which each run of parts that depend on the indicator is one text that SQL is given. */
export function withFacts(
  text: MeasuredText,
  given: (make: FactPiece['fact']) => string,
): JsonText {
  const runs: (JsonText[number] | FactPiece)[][] = [];
  for (const piece of text) {
    const last = runs.at(-1);
    if (last?.[0] && 'sql' in last[0] === 'sql' in piece) last.push(piece);
    else runs.push([piece]);
  }
  return runs.flatMap((run): JsonText => {
    if (!run.some((piece) => 'fact' in piece)) return run as JsonText; // Has no part that is a fact.
    return [{ sql: given((fact) => run.map((piece) => madeOf(piece, fact)).join('')) }];
  });
}

function madeOf(piece: MeasuredText[number], fact: IndicatorFact): string {
  if ('fact' in piece) return piece.fact(fact);
  return 'fixed' in piece ? piece.fixed : '';
}

/** The indicator with a name in a request; throws `Fallback` for UNKNOWN_INDICATOR. */
export function requestedFact(name: unknown): IndicatorFact {
  try {
    return indicatorNamed(String(name));
  } catch {
    throw new Fallback('ARGUMENT', 'indicator');
  }
}

/** Facts of the indicators that a dataset declares to measure. */
export function measuredFacts(
  { datasets }: Declarations,
  dataset: string,
): ReadonlyArray<IndicatorFact> {
  const measures = datasets.find(({ id }) => id === dataset)?.measures ?? [];
  const names = measures.flatMap(({ indicators }) => indicators);
  return [...new Set(names.flatMap((name) => indicatorOf(name) ?? []))];
}
