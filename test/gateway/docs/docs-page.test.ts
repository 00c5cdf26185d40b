import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { docsSources } from '../../../gateway/cli/docs-sources';
import { CHAPTERS } from '../../../gateway/docs/chapters';
import { docsPage, type DocsSources } from '../../../gateway/docs/docs-page';

const ROOT = join(__dirname, '..', '..', '..');

let sources: DocsSources;
let page: string;
beforeAll(async () => {
  sources = await docsSources(ROOT);
  page = docsPage(sources);
});

const matches = (pattern: RegExp) => [...page.matchAll(pattern)].map(([, found = '']) => found);
const idsOfPage = () => matches(/ id="([^"]+)"/g);

describe('the page of documents', () => {
  test('has a chapter for every README of the project, fixtures aside', () => {
    const files = ['gateway', 'subgraphs', 'shared', 'migrations', 'test'].flatMap((room) =>
      readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' }).map((file) =>
        join(room, file),
      ),
    );
    const folders = ['README.md', ...files]
      .filter((file) => file.endsWith('README.md') && !file.includes('/fixtures/'))
      .map((file) => dirname(file));
    expect(CHAPTERS.map(({ folder }) => folder).sort()).toEqual(folders.sort());
  });

  test('has each anchor once, and one for each link within the page', () => {
    const ids = idsOfPage();
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
    const anchors = new Set(ids);
    const links = matches(/ href="#([^"]+)"/g).map((link) => decodeURI(link));
    expect([...new Set(links)].filter((link) => !anchors.has(link))).toEqual([]);
  });

  test('leads nowhere but to pages of the hub, and brings no script', () => {
    const away = matches(/ (?:href|src)="([^"#][^"]*)"/g);
    expect([...new Set(away)].sort()).toEqual(['/', '/explorer/']);
    expect(page).not.toMatch(/<script|<style| style="| on\w+="/i);
  });

  test('says of a field in which dataset of which class it is', () => {
    expect(entryOf('ReservoirEcologyPoint.ecology')).toMatch(
      /<a class="dataset" href="#dataset-water.reservoir-water-ecology">water\/reservoir-water-ecology<\/a> <span class="class conditional"><span class="zh" lang="zh-CN">有条件共享/,
    );
    expect(entryOf('WaterStation.discharge')).toContain(
      '<p>Newest discharge, m3/s, hourly mean, negative on a flood tide <span class="term" lang="zh-CN">流量</span></p>',
    );
    expect(entryOf('Query.waterStations')).toContain(
      '<li><code>first: <a href="#type-Int">Int</a>! = 50</code> Page size, at most 500',
    );
    expect(entryOf('Query.waterRevisions')).toContain('READ_CASES');
  });

  test('has every type and every field that callers see, and nothing of federation', () => {
    const ids = new Set(idsOfPage());
    const missing = Object.values(sources.schema.getTypeMap())
      .filter(({ name }) => !name.startsWith('__'))
      .flatMap((type) => [
        `type-${type.name}`,
        ...('getFields' in type && !type.astNode?.kind.startsWith('Input')
          ? Object.keys(type.getFields()).map((field) => `${type.name}.${field}`)
          : []),
      ])
      .filter((id) => !ids.has(id));
    expect(missing).toEqual([]);
    expect(page).not.toMatch(/type-(join__|link__|_Entity|_Any)/);
  });
});

function entryOf(coordinate: string): string {
  const [, entry = ''] = page.split(`<div class="member" id="${coordinate}">`);
  return entry.split('<div class="member"')[0] ?? '';
}
