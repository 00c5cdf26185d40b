import { Kind, valueFromASTUntyped, type ConstDirectiveNode, type DocumentNode } from 'graphql';
import type { InferenceGuard } from '../../shared/sharing/filter/guard-inference';

/** Imported by its name, or called by its full one. */
const NAMES = ['narrows', 'sharing__narrows'];

/** The inference guards of a supergraph, by `Type.field`: what a field would reveal by what it lists. */
export function harvestGuards({ definitions }: DocumentNode): ReadonlyMap<string, InferenceGuard> {
  const found = new Map<string, InferenceGuard>();
  for (const type of definitions) {
    if (type.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    for (const field of type.fields ?? []) {
      const applied = field.directives?.find(({ name }) => NAMES.includes(name.value));
      if (applied) found.set(`${type.name.value}.${field.name.value}`, guardsIn(applied));
    }
  }
  return found;
}

function guardsIn(applied: ConstDirectiveNode): InferenceGuard {
  const by: Record<string, string[]> = {};
  for (const pair of textsIn(applied, 'by')) {
    const [path = '', coordinate = ''] = pair.split('=', 2);
    (by[path] ??= []).push(coordinate);
  }
  return { always: textsIn(applied, 'always'), by };
}

function textsIn({ arguments: given = [] }: ConstDirectiveNode, name: string): string[] {
  const node = given.find((argument) => argument.name.value === name)?.value;
  const value: unknown = node && valueFromASTUntyped(node);
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
