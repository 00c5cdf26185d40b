import { Directive } from 'type-graphql';

/** What a decorator of type-graphql is: of a class, a property or a method. */
type Sizing = ReturnType<typeof Directive>;

/**
 * Declares that a list without a page holds at most so many items (IBM cost directives).
 *
 * What an operation may answer is counted by it before it is asked, so it must not be too small: a
 * test holds it against the demonstration.
 */
export function ListSize(assumedSize: number): Sizing {
  return Directive(
    `@listSize(assumedSize: ${String(assumedSize)}, requireOneSlicingArgument: false)`,
  );
}

/** The same for a page of a list that is never longer, however many were asked for. */
export function PageSize(assumedSize: number): Sizing {
  const page = 'slicingArguments: ["first"], sizedFields: ["edges", "nodes"]';
  return Directive(
    `@listSize(assumedSize: ${String(assumedSize)}, ${page}, requireOneSlicingArgument: false)`,
  );
}

/** Declares that one value weighs as much as so many scalars: a text that may be long. */
export function Weight(scalars: number): Sizing {
  return Directive(`@cost(weight: ${String(scalars)})`);
}

/** Declares that a list (or `sizedFields` of what a field answers) holds an item for so many seconds between `from` and `to`. */
export function PerPeriod(everySeconds: number, sizedFields?: ReadonlyArray<string>): Sizing {
  const fields = sizedFields ? `, sizedFields: ${JSON.stringify(sizedFields)}` : '';
  return Directive(`@perPeriod(everySeconds: ${String(everySeconds)}${fields})`);
}

/** How long a list is of which one argument names the groups. */
interface Groups {
  readonly argument: string;
  /** Most items of one group. */
  readonly size: number;
  /** How many groups answer where none is named. */
  readonly absent: number;
}

/** Declares that a list holds so many items for each one that an argument, which is a list, names. */
export function PerItem({ argument, size, absent }: Groups): Sizing {
  const sizes = `size: ${String(size)}, absent: ${String(absent)}`;
  return Directive(`@perItem(argument: "${argument}", ${sizes})`);
}

/** Declares that a list holds an item for each series of the indicators that an argument names; all without. */
export function PerSeries(indicators: string): Sizing {
  return Directive(`@perSeries(indicators: "${indicators}")`);
}

/** What a type that is measured holds at most. */
export interface MeasuredSize {
  /** Series of one station. */
  readonly series: number;
  /** Series of one indicator at one station: averaging periods, depths and methods. */
  readonly seriesOfIndicator: number;
  /** One raw value comes so often, at most. */
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
