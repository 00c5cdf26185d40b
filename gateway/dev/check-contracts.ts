import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf } from '../../shared/errors/message-of';
import { contractsAt, lastVersion } from './last-version';
import { contractsIn } from './contracts-in';
import { breakingChanges, unmentioned } from './schema-diff';

/**
 * `npm run check:contracts [-- <ref>]`: compares the committed contracts with those of the last
 * version, and fails if CHANGELOG.md does not name a breaking change. Returns the exit code.
 */
export function checkContracts(root: string, say: (line: string) => void, ref?: string): number {
  const last = lastVersion(root, ref);
  if ('none' in last) {
    say(`Contracts: compared with nothing: ${last.none}.`);
    return 0;
  }
  const compared = `${last.commit.slice(0, 12)} (${last.found})`;
  const before = contractsAt(root, last.commit);
  if (before.size === 0) {
    say(`Contracts: compared with nothing: ${compared} has no schema.graphql yet.`);
    return 0;
  }
  const changes = breakingChanges(before, contractsIn(root));
  const missing = unmentioned(changes, notesSince(root));
  say(`Contracts: compared with ${compared}: ${String(changes.length)} breaking changes.`);
  for (const { coordinate, description } of changes) say(`  ${description} [${coordinate}]`);
  if (missing.length === 0) return 0;
  const names = missing.map(({ coordinate }) => `\`${coordinate}\``).join(', ');
  say(`CHANGELOG.md must name, under its first version heading: ${names}.`);
  return 1;
}

/** The newest section of CHANGELOG.md; empty if there is none. */
function notesSince(root: string): string {
  const file = join(root, 'CHANGELOG.md');
  const [, newest = ''] = existsSync(file) ? readFileSync(file, 'utf8').split(/^## /m) : [];
  return newest;
}

if (require.main === module) {
  const say = (line: string) => process.stdout.write(`${line}\n`);
  try {
    process.exitCode = checkContracts(join(__dirname, '..', '..'), say, process.argv[2]);
  } catch (thrown) {
    say(messageOf(thrown));
    process.exitCode = 1;
  }
}
