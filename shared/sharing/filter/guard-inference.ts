import { Directive, Extensions } from 'type-graphql';

/** Published coordinates (`WeatherWarning.signal`) that a list field reveals, and by what. */
export interface InferenceGuard {
  /**
   * Revealed for any arguments, by the members and the order of the list: its cursors contain these
   * values.
   */
  readonly always?: ReadonlyArray<string>;
  /** Revealed by a given argument; `filter.kind` is a field of the argument `filter`. */
  readonly by?: Readonly<Record<string, ReadonlyArray<string>>>;
}

/**
 * Declares the coordinates that the arguments of a field filter by and that it is ordered by. A
 * caller who may not read these coordinates may not filter, sort or count by them either, because
 * repeated queries would reveal the values. The subgraph's schema checks this on every call; a
 * directive passes the declaration to the gateway, which counts and records such a use as a read.
 */
export function GuardInference(narrows: InferenceGuard): MethodDecorator {
  const { always = [], by = {} } = narrows;
  const pairs = Object.entries(by).flatMap(([path, told]) => told.map((one) => `${path}=${one}`));
  const given = `always: ${JSON.stringify(always)}, by: ${JSON.stringify(pairs)}`;
  const extended = Extensions({ narrows }) as MethodDecorator; // type-graphql has separate types for classes and members.
  const written = Directive(`@narrows(${given})`);
  return (...member) => {
    extended(...member);
    written(...member);
  };
}

/** The directive's definition in a department's schema; composed into the supergraph. */
export const INFERENCE_GUARD_DIRECTIVE = `
  @link(url: "https://rivergate.invalid/sharing/v0.1", import: ["@narrows"])
  @composeDirective(name: "@narrows")

directive @narrows(always: [String!]!, by: [String!]!) on FIELD_DEFINITION
`;
