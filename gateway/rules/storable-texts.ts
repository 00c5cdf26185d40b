import { Kind, type ASTNode, type StringValueNode } from 'graphql';
import { unstorableIn } from '../../shared/domain/storable-text';
import { RiverGateError } from '../../shared/errors/rivergate-error';
import type { Rule } from './rule';

/**
 * Refuses literals with characters that PostgreSQL cannot store (U+0000, half of a surrogate pair):
 * in every department they would cause an internal error.
 */
export const storableLiterals: Rule = {
  name: 'storable-literals',
  check: ({ document }) => {
    for (const literal of literalsOf(document)) {
      const refusal = refusalOf(literal.value, placeOf(literal));
      if (refusal) return refusal;
    }
    return undefined;
  },
};

/** The same for variables, at any depth. */
export const storableVariables: Rule = {
  name: 'storable-variables',
  check: ({ variables }) => {
    const open: [path: string, value: unknown][] = [['variables', variables]];
    for (let next = open.pop(); next; next = open.pop()) {
      const [path, value] = next;
      const refusal =
        typeof value === 'string' ? refusalOf(value, path.slice(0, LONGEST_PLACE)) : undefined;
      if (refusal) return refusal;
      if (typeof value !== 'object' || value === null) continue;
      for (const [name, member] of Object.entries(value)) open.push([`${path}.${name}`, member]);
    }
    return undefined;
  },
};

/** The caller chooses the depth, and so the length of the path. */
const LONGEST_PLACE = 200;

function placeOf({ loc }: StringValueNode): string {
  if (!loc) return 'A text of the document';
  const { line, column } = loc.startToken;
  return `The text at line ${line}, column ${column}`;
}

function refusalOf(text: string, place: string): RiverGateError | undefined {
  const found = unstorableIn(text);
  if (!found) return undefined;
  return new RiverGateError(
    'BAD_USER_INPUT',
    `${place} contains ${found.what} as character ${found.at}, which cannot be stored (文本含有无法保存的字符); remove it.`,
    { place, character: found.what },
  );
}

/** Every string literal of a document; iterative, so that no nesting overflows the stack. */
function* literalsOf(root: ASTNode): Generator<StringValueNode, void> {
  const open: unknown[] = [root];
  while (open.length > 0) {
    const node = open.pop();
    if (Array.isArray(node)) open.push(...(node as ReadonlyArray<unknown>));
    else if (isNode(node)) {
      if (node.kind === Kind.STRING) yield node;
      else for (const [name, member] of Object.entries(node)) if (name !== 'loc') open.push(member);
    }
  }
}

function isNode(value: unknown): value is ASTNode {
  return typeof value === 'object' && value !== null && 'kind' in value;
}
