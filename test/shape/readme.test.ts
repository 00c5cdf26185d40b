import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { commands } from '../../gateway/cli/commands';
import { FIRST_QUESTION } from '../../gateway/cli/first-question';
import { readmeTables, withTable } from '../../gateway/cli/readme-tables';
import { controlPlane, departments } from '../../subgraphs/registry';

const ROOT = join(__dirname, '..', '..');
const text = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const MARKDOWN_FILES = [
  ...readdirSync(ROOT),
  ...['gateway', 'subgraphs', 'shared', 'migrations', 'test'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
      join(folder, file),
    ),
  ),
].filter((file) => file.endsWith('.md'));

async function tables() {
  const feeds = (await departments()).flatMap((department) => department.feeds);
  return readmeTables({ commands: commands(), feeds, controlPlane: await controlPlane() });
}

describe('READMEs', () => {
  test('show each printed table as the code prints it; `npm run rivergate -- readmes` writes them', async () => {
    for (const table of await tables()) {
      const readme = text(table.readme);
      expect({ [table.readme]: withTable(readme, table) }).toEqual({ [table.readme]: readme });
    }
  });

  test('have no place for a table that nothing prints', async () => {
    const printed = (await tables()).map(({ readme, name }) => `${readme}: ${name}`);
    const places = MARKDOWN_FILES.flatMap((file) =>
      [...text(file).matchAll(/^<!-- printed: (\S+) -->$/gm)].map(([, name]) => `${file}: ${name}`),
    );
    expect(places.sort()).toEqual([...printed].sort());
  });

  test('link only to files, and to headings in them, that exist', () => {
    const broken = MARKDOWN_FILES.flatMap((file) =>
      linksIn(text(file))
        .filter((link) => !isThere(file, link))
        .map((link) => `${file} → ${link}`),
    );
    expect(broken).toEqual([]);
  });

  test.each(['README.md', 'README.zh-CN.md'])('%s is under 200 lines', (name) => {
    expect(text(name).split('\n').length).toBeLessThan(200);
  });

  test.each(['README.md', 'README.zh-CN.md'])('%s has the two commands as they are', (name) => {
    expect(text(name)).toContain('npm ci && npm start');
    expect(text(name)).toContain('npm ci && npm test');
  });

  test.each(['README.md', 'README.zh-CN.md'])('%s contains the first query', (name) => {
    expect(text(name)).toContain(`\`\`\`graphql\n${FIRST_QUESTION}\n\`\`\``);
    const query = FIRST_QUESTION.replaceAll(/\s+/g, ' ');
    expect(text(name)).toContain(`-d '${JSON.stringify({ query })}'`);
  });
});

describe('READMEs in Chinese', () => {
  const CHINESE = MARKDOWN_FILES.filter((file) => file.endsWith('.zh-CN.md'));

  test.each(CHINESE)('%s and the English README link to each other', (file) => {
    const english = file.replace('.zh-CN.md', '.md');
    expect(linksIn(text(file))).toContain('README.md');
    expect(linksIn(text(english))).toContain('README.zh-CN.md');
  });

  test('README.zh-CN.md has the headings, commands, links and rows of README.md', () => {
    const [chinese, english] = ['README.zh-CN.md', 'README.md'].map((file) => outline(text(file)));
    expect(chinese).toEqual(english);
  });
});

describe('withTable', () => {
  const table = { readme: 'a/README.md', name: 'rows', text: '| new |' };

  test('puts a table between its markers, and leaves the text around them unchanged', () => {
    const readme = 'before\n\n<!-- printed: rows -->\n\n| old |\n\n<!-- end -->\n\nafter\n';
    expect(withTable(readme, table)).toBe(
      'before\n\n<!-- printed: rows -->\n\n| new |\n\n<!-- end -->\n\nafter\n',
    );
  });

  test('keeps characters that replace() would interpret as patterns', () => {
    const readme = '<!-- printed: rows -->\n<!-- end -->\n';
    expect(withTable(readme, { ...table, text: '| $& $1 |' })).toContain('| $& $1 |');
  });

  test('refuses a README without a place for the table', () => {
    expect(() => withTable('no place', table)).toThrow(
      new TypeError(
        'a/README.md must have one place "<!-- printed: rows -->" … "<!-- end -->", but has 0.',
      ),
    );
  });
});

/** Facts that two languages of one README must share. */
function outline(markdown: string) {
  const shell = [...markdown.matchAll(/```sh\n(.*?)```/gs)].map(([, code = '']) =>
    code.replaceAll(/ *#.*/g, ''),
  );
  const prose = markdown.replaceAll(/```.*?```/gs, '');
  return {
    headings: [...prose.matchAll(/^#+ /gm)].map(([mark]) => mark),
    shell,
    commands: [...prose.matchAll(/`[^`]+`/g)].map(([code]) => code).sort(),
    links: linksIn(markdown).map((link) => link.replace('.zh-CN.md', '.md')),
    rows: [...prose.matchAll(/^\|/gm)].length,
    paragraphs: prose.split(/\n\n+/).length,
  };
}

/** Links that do not leave the repository. */
function linksIn(markdown: string): ReadonlyArray<string> {
  const prose = markdown.replaceAll(/```.*?```|`[^`]*`/gs, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, link = '']) => link)
    .filter((link) => !/^https?:/.test(link));
}

function isThere(from: string, link: string): boolean {
  const [path = '', heading] = link.split('#');
  const file = path === '' ? from : join(dirname(from), path);
  if (!existsSync(join(ROOT, file))) return false;
  return heading === undefined || slugsIn(text(file)).includes(heading);
}

/** The anchors that GitHub gives to headings. */
function slugsIn(markdown: string): ReadonlyArray<string> {
  return [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}
