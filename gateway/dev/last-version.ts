import { execFileSync } from 'node:child_process';

/** The commit of the last version, and how it was found. */
export interface LastVersion {
  readonly commit: string;
  readonly found: string;
}

/**
 * The last version before this state: what `ref` names, else the newest tag `v…`, else the last
 * commit that changed the version in package.json. Null, with the reason, if it cannot be found: no
 * repository, or a shallow clone.
 */
export function lastVersion(root: string, ref?: string): LastVersion | { readonly none: string } {
  if (ref !== undefined)
    return { commit: git(root, 'rev-parse', '--verify', `${ref}^{commit}`), found: ref };
  if (!isRepository(root)) return { none: 'this is no git repository' };
  const [tag] = git(root, 'tag', '--merged', 'HEAD', '--list', 'v*', '--sort=-v:refname').split(
    '\n',
  );
  if (tag) return { commit: git(root, 'rev-parse', `${tag}^{commit}`), found: `tag ${tag}` };
  if (git(root, 'rev-parse', '--is-shallow-repository') === 'true')
    return {
      none: 'this clone is shallow and has no tag v…; fetch more of the history or name a ref',
    };
  const commit = git(root, 'log', '-1', '--format=%H', '-G^  "version": ', '--', 'package.json');
  if (!commit) return { none: 'no commit has a version in package.json' };
  return {
    commit,
    found: 'no tag v… here; the last commit that changed the version in package.json',
  };
}

/** The contracts in a commit. */
export function contractsAt(root: string, commit: string): ReadonlyMap<string, string> {
  const files = git(root, 'ls-tree', '-r', '--name-only', commit, 'subgraphs/').split('\n');
  const contracts = files.flatMap((file) => {
    const [, name] = /^subgraphs\/([^/]+)\/schema\.graphql$/.exec(file) ?? [];
    return name === undefined ? [] : [[name, git(root, 'show', `${commit}:${file}`)] as const];
  });
  return new Map(contracts);
}

function isRepository(root: string): boolean {
  try {
    return git(root, 'rev-parse', '--is-inside-work-tree') === 'true';
  } catch {
    return false; // No git, or no repository: treated the same.
  }
}

function git(root: string, ...args: ReadonlyArray<string>): string {
  return execFileSync('git', [...args], {
    ...{ cwd: root, encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'pipe'] },
  }).trim();
}
