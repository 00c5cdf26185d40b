import {
  Kind,
  parse,
  print,
  visit,
  type ConstDirectiveNode,
  type ConstValueNode,
  type FieldDefinitionNode,
} from 'graphql';
import type { Policy } from '../sharing/policy-index';
import type { ClaimedField } from './claims';

/** Prints a schema with the standard directive `@policy` on every field that has a policy. */
export function withPolicies(sdl: string, claims: ReadonlyArray<ClaimedField>): string {
  const policies = new Map(claims.map(({ coordinate, policy }) => [coordinate, policy]));
  const bound = visit(parse(sdl), {
    ObjectTypeDefinition: (type) => {
      const fields = (type.fields ?? []).map((field): FieldDefinitionNode => {
        const policy = policies.get(`${type.name.value}.${field.name.value}`);
        if (!policy) return field;
        return { ...field, directives: [...(field.directives ?? []), directive(policy)] };
      });
      return { ...type, fields };
    },
  });
  return print(bound);
}

function directive(policy: Policy): ConstDirectiveNode {
  const value = list(
    policy.map((all) => list(all.map((id) => ({ kind: Kind.STRING, value: id })))),
  );
  return {
    kind: Kind.DIRECTIVE,
    name: name('policy'),
    arguments: [{ kind: Kind.ARGUMENT, name: name('policies'), value }],
  };
}

function list(values: ReadonlyArray<ConstValueNode>): ConstValueNode {
  return { kind: Kind.LIST, values };
}

function name(value: string) {
  return { kind: Kind.NAME, value } as const;
}
