import {
  Kind,
  visit,
  type ConstDirectiveNode,
  type DirectiveNode,
  type DocumentNode,
} from 'graphql';

/** The names of the policy specification in one supergraph. */
export interface PolicyNames {
  /** Name under which its directive is applied. */
  readonly directive: string;
  /** Name of its scalar. */
  readonly scalar: string;
  /** The application of `@link` that imports it. */
  readonly link: DirectiveNode;
}

/** The names of the policy specification; null if the supergraph does not link it. */
export function policyNamesOf(document: DocumentNode): PolicyNames | null {
  let found: PolicyNames | null = null;
  visit(document, {
    Directive: (directive) => {
      if (directive.name.value !== 'link') return;
      if (!textOf(directive, 'url')?.includes('/policy/')) return;
      const as = textOf(directive, 'as') ?? 'policy';
      found = { directive: as, scalar: `${as}__Policy`, link: directive };
    },
  });
  return found;
}

function textOf(
  { arguments: given = [] }: DirectiveNode | ConstDirectiveNode,
  name: string,
): string | undefined {
  const value = given.find((argument) => argument.name.value === name)?.value;
  return value?.kind === Kind.STRING ? value.value : undefined;
}
