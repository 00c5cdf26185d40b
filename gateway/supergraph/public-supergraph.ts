import { readFile } from 'node:fs/promises';
import { Kind, parse, visit, type DocumentNode } from 'graphql';
import { messageOf } from '../../shared/errors/message-of';
import { RiverGateError } from '../../shared/errors/rivergate-error';
import { subgraphsOf } from './subgraphs-of';

/**
 * Reads a Federation 2 supergraph from a file that was not composed here, as text.
 * Throws SUPERGRAPH_REFUSED if it cannot be read, names a subgraph without an address, or applies
 * `@policy` (this gateway evaluates no policies, so everybody would be admitted).
 */
export async function readPublicSupergraph(file: string): Promise<string> {
  const sdl = await textOf(file);
  const document = parsed(sdl);
  const policy = firstPolicy(document);
  if (policy !== undefined) {
    throw refused(`it applies @policy on "${policy}", and no policy of that name is known here.`);
  }
  const subgraphs = subgraphsOf(sdl);
  if (subgraphs.length === 0) throw refused('it names no subgraph by @join__graph.');
  const homeless = subgraphs.find(({ url }) => !url || !isHttp(url));
  if (homeless) {
    throw refused(
      `the subgraph "${homeless.name}" needs an http address, but has: "${homeless.url ?? ''}".`,
    );
  }
  return sdl;
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (thrown) {
    throw refused(`it cannot be read: ${messageOf(thrown)}`);
  }
}

function parsed(sdl: string): DocumentNode {
  try {
    return parse(sdl, { noLocation: true });
  } catch (thrown) {
    throw refused(messageOf(thrown));
  }
}

/** The places where `@policy` is applied, imported or by its full name. */
function firstPolicy(document: DocumentNode): string | undefined {
  const names = policyNames(document);
  const path: string[] = [];
  let found: string | undefined;
  visit(document, {
    enter: (node) => {
      if ('name' in node && node.name && node.kind !== Kind.DIRECTIVE) path.push(node.name.value);
      if (node.kind === Kind.DIRECTIVE && names.has(node.name.value)) found ??= path.join('.');
    },
    leave: (node) => {
      if ('name' in node && node.name && node.kind !== Kind.DIRECTIVE) path.pop();
    },
  });
  return found;
}

/** The names of the directive: `policy`, and any name under which a link imports it. */
function policyNames(document: DocumentNode): ReadonlySet<string> {
  const names = new Set(['policy', 'policy__policy']);
  visit(document, {
    Directive: ({ name, arguments: given = [] }) => {
      if (name.value !== 'link') return;
      const text = (argument: string) => {
        const value = given.find((one) => one.name.value === argument)?.value;
        return value?.kind === Kind.STRING ? value.value : undefined;
      };
      if (!text('url')?.includes('/policy/')) return;
      const as = text('as');
      if (as) names.add(as).add(`${as}__policy`);
    },
  });
  return names;
}

function isHttp(url: string): boolean {
  return URL.canParse(url) && ['http:', 'https:'].includes(new URL(url).protocol);
}

function refused(fault: string): RiverGateError {
  return new RiverGateError('SUPERGRAPH_REFUSED', `The supergraph file is refused: ${fault}`);
}
