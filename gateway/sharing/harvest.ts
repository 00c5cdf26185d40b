import {
  Kind,
  parse,
  print,
  visit,
  type ASTNode,
  type ConstDirectiveNode,
  type ConstValueNode,
  type DocumentNode,
} from 'graphql';
import { messageOf } from '../../shared/errors/message-of';
import { RiverGateError } from '../../shared/errors/rivergate-error';
import { NO_POLICIES, type Policy, type PolicyIndex } from '../../shared/sharing/policy-index';
import { harvestGuards } from './harvest-guards';
import { policyNamesOf } from './policy-names';

/** A supergraph in two parts: the policies of its fields, and the text that a planner can load. */
export interface Harvest {
  readonly index: PolicyIndex;
  /** Without the link to the policy specification and its applications, which @apollo/gateway refuses. */
  readonly plainSdl: string;
}

/**
 * Takes the policies out of a supergraph; throws SUPERGRAPH_REFUSED if it is not GraphQL.
 *
 * They are read from object types only: composition copies them to interfaces, ANDed over all
 * implementers, where they would refuse `... on Station { nameZh }` to nearly everybody.
 */
export function harvest(supergraphSdl: string): Harvest {
  const document = parsed(supergraphSdl);
  const names = policyNamesOf(document);
  if (!names) return { index: NO_POLICIES, plainSdl: supergraphSdl };
  return {
    index: {
      fields: fieldPolicies(document, names.directive),
      entries: new Map(),
      narrows: harvestGuards(document),
    },
    plainSdl: print(withoutPolicies(document, names)),
  };
}

function parsed(supergraphSdl: string): DocumentNode {
  try {
    return parse(supergraphSdl, { noLocation: true });
  } catch (thrown) {
    const message = `The supergraph cannot be loaded: ${messageOf(thrown)}`;
    throw new RiverGateError('SUPERGRAPH_REFUSED', message);
  }
}

function fieldPolicies(document: DocumentNode, directive: string): ReadonlyMap<string, Policy> {
  const fields = new Map<string, Policy>();
  for (const type of document.definitions) {
    if (type.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    const ofType = policyIn(type.directives, directive);
    for (const field of type.fields ?? []) {
      const policy = both(ofType, policyIn(field.directives, directive));
      if (policy) fields.set(`${type.name.value}.${field.name.value}`, policy);
    }
  }
  return fields;
}

/** A policy on a type applies to each of its fields, in addition to the field's own policy. */
function both(one: Policy | null, other: Policy | null): Policy | null {
  if (!one || !other) return one ?? other;
  return one.flatMap((left) => other.map((right) => [...new Set([...left, ...right])]));
}

function policyIn(directives: ReadonlyArray<ConstDirectiveNode> = [], name: string): Policy | null {
  const found = directives.find((directive) => directive.name.value === name);
  const value = found?.arguments?.find((argument) => argument.name.value === 'policies')?.value;
  return value ? itemsOf(value).map((all) => itemsOf(all).map(textOf)) : null;
}

function itemsOf(value: ConstValueNode): ReadonlyArray<ConstValueNode> {
  return value.kind === Kind.LIST ? value.values : [value];
}

function textOf(value: ConstValueNode): string {
  if (value.kind === Kind.STRING) return value.value;
  throw new TypeError(`@policy requires lists of texts, but got: ${print(value)}.`);
}

function withoutPolicies(
  document: DocumentNode,
  names: NonNullable<ReturnType<typeof policyNamesOf>>,
): DocumentNode {
  const isDropped = (node: ASTNode): boolean =>
    (node.kind === Kind.DIRECTIVE &&
      (node.name.value === names.directive || node === names.link)) ||
    (node.kind === Kind.DIRECTIVE_DEFINITION && node.name.value === names.directive) ||
    (node.kind === Kind.SCALAR_TYPE_DEFINITION && node.name.value === names.scalar);
  return visit(document, { enter: (node) => (isDropped(node) ? null : undefined) });
}
