import { Kind, visit, type DocumentNode, type StringValueNode } from 'graphql';

/** A text by which variables are equal for the cost of an operation. */
export type CostMeasure = (variables: Readonly<Record<string, unknown>>) => string;

/** No district, kind or step is longer. */
const LONGEST_TEXT = 64;

const INSTANT = /^\d{4}-\d\d-\d\d/;

/**
 * Measures the variables of an operation for `costOf`, which counts the entries of lists and the
 * steps between two instants, and compares short texts. So lists are equal by their lengths, and
 * instants by their distances from the first one; unless the document itself names an instant, from
 * which distances would count, too.
 */
export function costMeasure(document: DocumentNode): CostMeasure {
  const isFixed = namesInstant(document);
  return (variables) => {
    const measuring: Measuring = { origin: isFixed ? 0 : null, parts: [] };
    measureEach(variables, measuring);
    return measuring.parts.join('|');
  };
}

interface Measuring {
  /** The instant from which others are counted, ms; null before the first. */
  origin: number | null;
  readonly parts: string[];
}

function measure(value: unknown, measuring: Measuring): void {
  const { parts } = measuring;
  if (typeof value === 'string') parts.push(textMeasure(value, measuring));
  else if (value instanceof Date) parts.push(distance(value.getTime(), measuring));
  else if (Array.isArray(value)) parts.push(`[${String(value.length)}]`);
  else if (typeof value === 'object' && value !== null) {
    measureEach(value, measuring);
    parts.push(';');
  } else parts.push(String(value));
}

function measureEach(values: object, measuring: Measuring): void {
  for (const [name, value] of Object.entries(values)) {
    measuring.parts.push(`${name}:`);
    measure(value, measuring);
  }
}

function textMeasure(text: string, measuring: Measuring): string {
  if (text.length > LONGEST_TEXT) return '"long';
  const instantMs = INSTANT.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(instantMs) ? JSON.stringify(text) : distance(instantMs, measuring);
}

function distance(instantMs: number, measuring: Measuring): string {
  measuring.origin ??= instantMs;
  return `+${String(instantMs - measuring.origin)}`;
}

function namesInstant(document: DocumentNode): boolean {
  let isFound = false;
  visit(document, {
    [Kind.STRING]: ({ value }: StringValueNode) => {
      isFound ||= INSTANT.test(value);
    },
  });
  return isFound;
}
