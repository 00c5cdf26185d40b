import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { StatementFamily } from '../../../shared/data/statement';
import type { AnyStatement } from './statement-checker';

const ROOT = join(__dirname, '..', '..', '..');

/** A statement, and where it is declared. */
export interface FoundStatement {
  /** `<file> <name>`, with the choice among a family. */
  readonly name: string;
  readonly statement: AnyStatement;
}

/** The statements of a file, and the number of declared statements that were not found. */
export interface FileOfStatements {
  readonly file: string;
  readonly found: ReadonlyArray<FoundStatement>;
  readonly hidden: number;
}

/** Every file of the project that declares statements, with the statements that it exports. */
export function filesOfStatements(): ReadonlyArray<FileOfStatements> {
  return sourceFiles()
    .map((file) => ({ file, source: readFileSync(join(ROOT, file), 'utf8') }))
    .filter(({ file, source }) => !MAKERS.includes(file) && declarationsIn(source) > 0)
    .map(({ file, source }) => {
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      const exported = require(join(ROOT, file)) as Readonly<Record<string, unknown>>;
      return statementsOf(file, exported, declarationsIn(source));
    });
}

/**
 * Files of functions that create statements from their arguments: the files that call them declare
 * the results.
 */
const MAKERS = [
  'shared/data/statement.ts',
  'shared/monitoring/assessment/soil-version.ts',
  'shared/monitoring/yearly-statements.ts',
  'subgraphs/exchange/accounts/members/member-statements.ts',
  'subgraphs/exchange/catalogue/terms/term-statements.ts',
];

function sourceFiles(): string[] {
  return ['gateway', 'shared', 'subgraphs']
    .flatMap((folder) =>
      readdirSync(join(ROOT, folder), { encoding: 'utf8', recursive: true }).map((file) =>
        join(folder, file),
      ),
    )
    .filter((file) => file.endsWith('.ts') && !/^gateway.(web|dev|docs)./.test(file))
    .sort();
}

const DECLARATION =
  /(?<![\w.])(statement|statementFamily|soilVersionStatement|yearlyStatements|memberStatements|termStatements)\(\{/g;

/** Counts the statements, families and groups of statements that a text declares. */
export function declarationsIn(source: string): number {
  return [...source.matchAll(DECLARATION)].length;
}

/** The statements among the exports of a file; for a family, one for each of its examples. */
export function statementsOf(
  file: string,
  exported: Readonly<Record<string, unknown>>,
  declared: number,
): FileOfStatements {
  const found = Object.entries(exported).flatMap(([name, value]) =>
    membersOf(value).map((one) => ({
      name: [file, name, ...one.choice].join(' '),
      statement: one.statement,
    })),
  );
  const values = Object.values(exported).filter((value) => membersOf(value).length > 0);
  return { file, found, hidden: declared - values.length };
}

interface Member {
  readonly choice: ReadonlyArray<string>;
  readonly statement: AnyStatement;
}

type AnyFamily = StatementFamily<ReadonlyArray<unknown>, unknown, ReadonlyArray<unknown>>;

function membersOf(value: unknown): ReadonlyArray<Member> {
  if (isFamily(value))
    return value.examples.map((choice) => ({
      choice: choice.map((one) => JSON.stringify(one)),
      statement: value(...choice),
    }));
  if (isStatement(value)) return [{ choice: [], statement: value }];
  return groupOf(value).map(([name, statement]) => ({ choice: [name], statement }));
}

/** The statements of a group, by name; none if the value is something else. */
function groupOf(value: unknown): ReadonlyArray<readonly [string, AnyStatement]> {
  if (typeof value !== 'object' || value === null) return [];
  const members = Object.entries(value);
  return members.every((entry): entry is [string, AnyStatement] => isStatement(entry[1]))
    ? members
    : [];
}

function isFamily(value: unknown): value is AnyFamily {
  return typeof value === 'function' && 'examples' in value;
}

function isStatement(value: unknown): value is AnyStatement {
  return (
    typeof value === 'object' &&
    value !== null &&
    'text' in value &&
    'columns' in value &&
    'parameters' in value
  );
}
