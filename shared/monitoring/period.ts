import { RiverGateError } from '../errors/rivergate-error';

/** `from` inclusive, `to` exclusive; RFC 3339 in UTC. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** Returns the requested period; throws BAD_USER_INPUT unless `from` is before `to`. */
export function periodOf(from: string, to: string): Period {
  if (Date.parse(from) >= Date.parse(to)) {
    throw new RiverGateError(
      'BAD_USER_INPUT',
      `from must lie before to, but got: ${from} and ${to}.`,
    );
  }
  return { from, to };
}

/** Returns the length of a period, ms. */
export function lengthMs({ from, to }: Period): number {
  return Date.parse(to) - Date.parse(from);
}
