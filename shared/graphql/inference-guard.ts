import type { GraphQLField, GraphQLFieldResolver } from 'graphql';
import { RiverGateError } from '../errors/rivergate-error';
import type { InferenceGuard } from '../sharing/filter/guard-inference';
import type { AccessDecisions } from '../sharing/access-decisions';
import type { PolicyIndex } from '../sharing/policy-index';

type Resolve = GraphQLFieldResolver<unknown, { readonly access: AccessDecisions }>;

/**
 * Wraps a resolver so that it refuses to filter or sort by fields that its caller may not read.
 * Returns the resolver unchanged if the field declares neither.
 */
export function guardedResolver(
  { name, extensions }: GraphQLField<unknown, unknown>,
  resolve: Resolve,
  index: PolicyIndex,
): Resolve {
  const narrows = extensions['narrows'] as InferenceGuard | undefined; // Set by `GuardInference`.
  if (!narrows) return resolve;
  const { always = [], by = {} } = narrows;
  const narrowing = Object.entries(by).map(([path, told]) => ({ path: path.split('.'), told }));
  return (...call) => {
    const [, args, context] = call;
    const given = narrowing.filter(({ path }) => isGiven(args, path));
    const told = [...always, ...given.flatMap((one) => one.told)];
    const hidden = told.find((coordinate) => isHidden(coordinate, context.access, index));
    if (hidden === undefined) return resolve(...call);
    const [first] = given.filter((one) => one.told.includes(hidden));
    const what = first ? `narrowed by "${first.path.join('.')}"` : 'listed';
    throw new RiverGateError(
      'NOT_SHARED',
      `"${name}" cannot be ${what}, because that would reveal "${hidden}", which is not shared with you. Request access to that field, or leave this out of the query.`,
      { coordinate: hidden, reason: 'FIELD_NOT_GRANTED' },
    );
  };
}

function isGiven(args: unknown, path: ReadonlyArray<string>): boolean {
  const value = path.reduce<unknown>(
    (found, name) => (found as Readonly<Record<string, unknown>> | null | undefined)?.[name], // An input object, null or undefined.
    args,
  );
  return value !== null && value !== undefined;
}

function isHidden(coordinate: string, access: AccessDecisions, { fields }: PolicyIndex): boolean {
  const policy = fields.get(coordinate);
  return policy !== undefined && !access.opens(coordinate, policy);
}
