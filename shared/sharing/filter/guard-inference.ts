import { Directive, Extensions } from 'type-graphql';

/**
 * Published coordinates (`WeatherWarning.signal`) that a field reveals by what it lists, and how.
 */
export interface InferenceGuard {
  /** By its own membership or order, whatever the arguments: its cursors contain these values. */
  readonly always?: ReadonlyArray<string>;
  /** By an argument that is given; `filter.kind` is a field of the argument `filter`. */
  readonly by?: Readonly<Record<string, ReadonlyArray<string>>>;
}

/**
 * Declares what the arguments of a field filter by, and what it is ordered by. A caller who may not
 * read those coordinates may not filter, sort or count by them either: repeated queries would
 * reveal their values one by one. The federated schema checks it on every call, and the schema's
 * text carries it to the gateway, which counts and records such a use as a read.
 */
export function GuardInference(narrows: InferenceGuard): MethodDecorator {
  const { always = [], by = {} } = narrows;
  const pairs = Object.entries(by).flatMap(([path, told]) => told.map((one) => `${path}=${one}`));
  const given = `always: ${JSON.stringify(always)}, by: ${JSON.stringify(pairs)}`;
  const extended = Extensions({ narrows }) as MethodDecorator; // type-graphql types it for classes and members apart.
  const written = Directive(`@narrows(${given})`);
  return (...member) => {
    extended(...member);
    written(...member);
  };
}

/** Its definition in a department's schema, composed into the supergraph. */
export const INFERENCE_GUARD_DIRECTIVE = `
  @link(url: "https://rivergate.invalid/sharing/v0.1", import: ["@narrows"])
  @composeDirective(name: "@narrows")

directive @narrows(always: [String!]!, by: [String!]!) on FIELD_DEFINITION
`;
