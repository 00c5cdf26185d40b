import { isDeepStrictEqual } from 'node:util';
import { bodiesOf, type MeasuredOperation, type MeasuredServer } from './measured-server';

const COMPARED = 12;

/**
 * How the answers of a server differ from those of another, for a dozen of the variables; null if
 * they are deep-equal.
 */
export async function differenceOf(
  server: MeasuredServer,
  reference: MeasuredServer,
  operation: MeasuredOperation,
): Promise<string | null> {
  const bodies = bodiesOf(operation);
  const step = Math.max(1, Math.floor(bodies.length / COMPARED));
  for (const body of bodies.filter((_, at) => at % step === 0)) {
    const [own, other] = [
      await answerOf(server, operation, body),
      await answerOf(reference, operation, body),
    ];
    const place = firstDifference(own, other, '');
    if (place !== null) return place;
  }
  return null;
}

async function answerOf(
  { url }: MeasuredServer,
  { callers: [headers] = [{}] }: MeasuredOperation,
  body: string,
): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  return response.json();
}

function firstDifference(own: unknown, other: unknown, path: string): string | null {
  if (isDeepStrictEqual(own, other)) return null;
  if (isObject(own) && isObject(other)) {
    for (const key of new Set([...Object.keys(own), ...Object.keys(other)])) {
      const found = firstDifference(own[key], other[key], `${path}.${key}`);
      if (found !== null) return found;
    }
  }
  const short = (value: unknown) => String(JSON.stringify(value)).slice(0, 120);
  return `${path === '' ? 'answer' : path.slice(1)}: ${short(own)} instead of ${short(other)}`;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
