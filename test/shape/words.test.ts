import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IDENTIFIERS, WORDS, type Word } from '../setup/fixtures/words';

const ROOT = join(__dirname, '..', '..');
/** Files that quote old words: the list itself, the release notes, and names of older versions. */
const QUOTING =
  /^(test\/(setup\/fixtures\/words|shape\/words\.test)\.ts|CHANGELOG\.md|migrations\/|shared\/data\/upgrade\/|.*former-names)/;

test('code, comments, tests and READMEs use the words of the field', () => {
  const found = sources().flatMap((file) => faults(file, WORDS, prose));
  expect(found).toEqual([]);
});

test('names in code use the words of the field', () => {
  const found = sources()
    .filter((file) => /\.tsx?$/.test(file))
    .flatMap((file) => faults(file, IDENTIFIERS, (text) => text));
  expect(found).toEqual([]);
});

test('the list finds a word in a comment, in a text and in a name', () => {
  const planted = ['/** Reckons the cost, whoever asks. */', 'const demandRoom = 1;'];
  const words = WORDS.filter(({ pattern }) => planted.some((line) => pattern.test(line)));
  const names = IDENTIFIERS.filter(({ pattern }) => planted.some((line) => pattern.test(line)));
  expect(words.map(({ instead }) => instead)).toEqual(['calculate', 'anyone who']);
  expect(names.map(({ instead }) => instead)).toEqual(['requireX, assertX']);
});

function sources(): ReadonlyArray<string> {
  const listed = execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' });
  return listed
    .split('\0')
    .filter((file) => /\.(ts|tsx|md)$/.test(file) && !QUOTING.test(file) && !/zh-CN/.test(file));
}

function faults(
  file: string,
  words: ReadonlyArray<Word>,
  read: (text: string) => string,
): ReadonlyArray<string> {
  const lines = read(readFileSync(join(ROOT, file), 'utf8')).split('\n');
  return lines.flatMap((line, at) =>
    words
      .filter(({ pattern }) => pattern.test(line))
      .map(({ pattern, instead }) => {
        const [word = ''] = pattern.exec(line) ?? [];
        return `${file}:${String(at + 1)}: say "${instead}", not "${word}"`;
      }),
  );
}

/** Removes texts in backticks: they are names, which have a list of their own. */
function prose(text: string): string {
  return text.replace(/`[^`\n]*`/g, '``');
}
