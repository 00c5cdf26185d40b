import { Extensions } from 'type-graphql';

/** Published coordinates (`WeatherWarning.signal`) that a field tells of by what it lists, and how. */
export interface Narrowing {
  /** By its own membership or order, whatever is asked: its cursors say these values aloud. */
  readonly always?: ReadonlyArray<string>;
  /** By an argument that is given; `filter.kind` is a field of the argument `filter`. */
  readonly by?: Readonly<Record<string, ReadonlyArray<string>>>;
}

/**
 * Says what the arguments of a field filter by, and what it is ordered by. Whoever may not read those
 * coordinates may not filter, sort or count by them either: asking often enough would tell him their
 * values one by one. The federated schema checks it on every call.
 */
export function Narrows(narrows: Narrowing): MethodDecorator {
  return Extensions({ narrows }) as MethodDecorator; // type-graphql types it for classes and members apart.
}
