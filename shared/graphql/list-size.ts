import { Directive } from 'type-graphql';

/** A decorator of type-graphql for a class, a property or a method. */
type Sizing = ReturnType<typeof Directive>;

/**
 * Declares the maximum number of items of a list without paging (IBM cost directives).
 *
 * The cost of an operation is calculated from it in advance, so it must not be too small: a test
 * compares it with the demonstration.
 */
export function ListSize(assumedSize: number): Sizing {
  return Directive(
    `@listSize(assumedSize: ${String(assumedSize)}, requireOneSlicingArgument: false)`,
  );
}

/** The same for a page whose maximum does not depend on `first`. */
export function PageSize(assumedSize: number): Sizing {
  const page = 'slicingArguments: ["first"], sizedFields: ["edges", "nodes"]';
  return Directive(
    `@listSize(assumedSize: ${String(assumedSize)}, ${page}, requireOneSlicingArgument: false)`,
  );
}

/** Declares the cost of one value in scalars, for texts that may be long. */
export function Weight(scalars: number): Sizing {
  return Directive(`@cost(weight: ${String(scalars)})`);
}

/**
 * Declares that a list (or the `sizedFields` of a field's result) has at most one item per this
 * many seconds between `from` and `to`.
 */
export function PerPeriod(everySeconds: number, sizedFields?: ReadonlyArray<string>): Sizing {
  const fields = sizedFields ? `, sizedFields: ${JSON.stringify(sizedFields)}` : '';
  return Directive(`@perPeriod(everySeconds: ${String(everySeconds)}${fields})`);
}

/** Size of a list that has a group of items for each item of an argument. */
interface Groups {
  readonly argument: string;
  /** Maximum number of items of one group. */
  readonly size: number;
  /** Number of groups if the argument is absent. */
  readonly absent: number;
}

/** Declares that a list has at most this many items for each item of a list argument. */
export function PerItem({ argument, size, absent }: Groups): Sizing {
  const sizes = `size: ${String(size)}, absent: ${String(absent)}`;
  return Directive(`@perItem(argument: "${argument}", ${sizes})`);
}

/**
 * Declares that a list has at most one item for each series of the indicators in an argument;
 * without the argument, of all indicators.
 */
export function PerSeries(indicators: string): Sizing {
  return Directive(`@perSeries(indicators: "${indicators}")`);
}

/** Maximum sizes of a type with measurements. */
export interface MeasuredSize {
  /** Series of one station. */
  readonly series: number;
  /** Series of one indicator at one station: averaging periods, depths and methods. */
  readonly seriesOfIndicator: number;
  /** Shortest interval between raw values. */
  readonly everySeconds: number;
}

/**
 * Declares the maximum sizes of a type with measurements; `kinds` are those of the station register
 * (`<department>/<kind>`), empty for a part of a station.
 */
export function Measured(size: MeasuredSize, kinds: ReadonlyArray<string> = []): Sizing {
  const { series, seriesOfIndicator, everySeconds } = size;
  const counts = [
    `series: ${String(series)}`,
    `seriesOfIndicator: ${String(seriesOfIndicator)}`,
    `everySeconds: ${String(everySeconds)}`,
  ];
  return Directive(`@measured(kinds: ${JSON.stringify(kinds)}, ${counts.join(', ')})`);
}
