import { Directive } from 'type-graphql';

/** What a decorator of type-graphql is: of a class, a property or a method. */
type Sizing = ReturnType<typeof Directive>;

/**
 * Declares the maximum number of items of a list without paging (IBM cost directives).
 *
 * The cost of an operation is calculated from it in advance, so it must not be too small: a test
 * holds it against the demonstration.
 */
export function ListSize(assumedSize: number): Sizing {
  return Directive(
    `@listSize(assumedSize: ${String(assumedSize)}, requireOneSlicingArgument: false)`,
  );
}

/** The same for a page of a list with a fixed maximum, whatever `first` is. */
export function PageSize(assumedSize: number): Sizing {
  const page = 'slicingArguments: ["first"], sizedFields: ["edges", "nodes"]';
  return Directive(
    `@listSize(assumedSize: ${String(assumedSize)}, ${page}, requireOneSlicingArgument: false)`,
  );
}

/** Declares that one value costs as much as this many scalars: a text that may be long. */
export function Weight(scalars: number): Sizing {
  return Directive(`@cost(weight: ${String(scalars)})`);
}

/**
 * Declares that a list (or `sizedFields` of what a field answers) holds one item per this many
 * seconds between `from` and `to`.
 */
export function PerPeriod(everySeconds: number, sizedFields?: ReadonlyArray<string>): Sizing {
  const fields = sizedFields ? `, sizedFields: ${JSON.stringify(sizedFields)}` : '';
  return Directive(`@perPeriod(everySeconds: ${String(everySeconds)}${fields})`);
}

/** Size of a list whose groups are named by an argument. */
interface Groups {
  readonly argument: string;
  /** Most items of one group. */
  readonly size: number;
  /** Number of groups if none is named. */
  readonly absent: number;
}

/** Declares that a list holds this many items for each item of a list argument. */
export function PerItem({ argument, size, absent }: Groups): Sizing {
  const sizes = `size: ${String(size)}, absent: ${String(absent)}`;
  return Directive(`@perItem(argument: "${argument}", ${sizes})`);
}

/**
 * Declares that a list holds an item for each series of the indicators in an argument; without it,
 * of all indicators.
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

/** Declares what a type that is measured holds; `kinds` are those of the register of stations (`<department>/<kind>`), none for a part of a station. */
export function Measured(size: MeasuredSize, kinds: ReadonlyArray<string> = []): Sizing {
  const { series, seriesOfIndicator, everySeconds } = size;
  const counts = [
    `series: ${String(series)}`,
    `seriesOfIndicator: ${String(seriesOfIndicator)}`,
    `everySeconds: ${String(everySeconds)}`,
  ];
  return Directive(`@measured(kinds: ${JSON.stringify(kinds)}, ${counts.join(', ')})`);
}
