import { roundHalfEven } from './rounding';

/** A pollutant that makes a section worse than class III. */
export interface MainPollutant {
  readonly symbol: string;
  /** (C - limit III) / limit III, to one decimal as in bulletins; null for pH and oxygen. */
  readonly multiple: number | null;
}

/** An item of a section: the index of its class (I is 0), and the limit of class III. */
export interface JudgedItem {
  readonly symbol: string;
  readonly value: number;
  readonly index: number;
  readonly limitIII: number | null;
}

const CLASS_III = 2;

/** Cyanide and heavy metals come first, whatever their class. */
const TOXIC: ReadonlyArray<string> = ['cyanide', 'hg', 'cd', 'cr6', 'pb', 'as', 'cu', 'zn'];

/**
 * The first three pollutants of a section that is worse than class III, by 环办〔2011〕22号 (from memory).
 *
 * Order: cyanide and heavy metals, then by worse class, then by greater multiple of the limit; pH
 * and oxygen have no multiple and come last within their class.
 */
export function mainPollutants(items: ReadonlyArray<JudgedItem>): ReadonlyArray<MainPollutant> {
  return items
    .filter((item) => item.index > CLASS_III)
    .toSorted((one, other) => rank(one, other))
    .slice(0, 3)
    .map((item) => ({ symbol: item.symbol, multiple: rounded(excess(item)) }));
}

function rank(one: JudgedItem, other: JudgedItem): number {
  const byToxicity = Number(TOXIC.includes(other.symbol)) - Number(TOXIC.includes(one.symbol));
  return byToxicity || other.index - one.index || (excess(other) ?? -1) - (excess(one) ?? -1);
}

function excess({ value, limitIII }: JudgedItem): number | null {
  return limitIII === null ? null : (value - limitIII) / limitIII;
}

/**
 * Rounds to twelve digits first; otherwise the binary approximation of a value like 0.25 would
 * decide the direction.
 */
function rounded(multiple: number | null): number | null {
  return multiple === null ? null : roundHalfEven(Number(multiple.toPrecision(12)), 1);
}
