import { chapterAnchor, type Chapter } from './chapters';
import { datasetList, type DescribedDataset } from './dataset-list';
import { bilingual, type Words } from './markup';
import { reference, type ReferenceSection, type ReferenceSources } from './reference';
import { renderReadme, type Readme, type Targets } from './render-readme';

/** A chapter with its texts. */
export interface WrittenChapter extends Chapter {
  /** Its README in English. */
  readonly en: string;
  /**
   * Its README in Chinese; null if there is none, and then the English one is shown in both
   * languages.
   */
  readonly zh: string | null;
}

/** Input of the page. */
export interface DocsSources extends ReferenceSources {
  readonly chapters: ReadonlyArray<WrittenChapter>;
}

/** The content of `<body>`: the table of contents, the READMEs, the reference of the schema. */
export function docsPage(sources: DocsSources): string {
  const { chapters, datasets } = sources;
  const sections = reference(sources);
  return `<header class="docs-bar">
<a class="name" href="/">${bilingual({ zh: '江门 · 生态环境数据共享枢纽', en: 'Jiangmen RiverGate' })}</a>
<a href="/explorer/">${bilingual({ zh: '查询工作台', en: 'Explorer' })}</a>
<button type="button" id="language" class="quiet"></button>
</header>
<div class="docs">
<details class="contents" open><summary id="contents">${bilingual({ zh: '目录', en: 'Contents' })}</summary>
<nav aria-labelledby="contents">${contents(chapters, sections)}</nav></details>
<main id="main">
<h1>${bilingual({ zh: '文档', en: 'Documentation' })}</h1>
${chapterTexts(chapters)}
${referenceText(sections, datasets)}
</main>
</div>`;
}

function contents(
  chapters: ReadonlyArray<WrittenChapter>,
  sections: ReadonlyArray<ReferenceSection>,
): string {
  const guides = chapters.map((chapter) => `<li>${chapterLink(chapter)}</li>`);
  const kinds = sections.map(({ title, types }) => {
    const links = types.map(({ name, anchor }) => `<li>${link(anchor, name)}</li>`);
    return `<li><details><summary>${bilingual(title)} (${String(types.length)})</summary><ul>${links.join('')}</ul></details></li>`;
  });
  return `<ul>${guides.join('\n')}</ul>
<p>${link('reference', bilingual(REFERENCE))}</p>
<ul><li>${link('datasets', bilingual(DATASETS))}</li>${kinds.join('\n')}</ul>`;
}

const REFERENCE: Words = { zh: '数据模型参考', en: 'Reference of the schema' };
const DATASETS: Words = { zh: '数据集', en: 'Datasets' };

/** The link of each language leads to its own text. */
function chapterLink({ folder, title, zh }: WrittenChapter): string {
  const english = `#${chapterAnchor(folder, 'en')}`;
  const chinese = zh === null ? english : `#${chapterAnchor(folder, 'zh')}`;
  return `<a class="zh" lang="zh-CN" href="${chinese}">${title.zh}</a><a class="en" lang="en" href="${english}">${title.en}</a>`;
}

function link(anchor: string, text: string): string {
  return `<a href="#${anchor}">${text}</a>`;
}

function chapterTexts(chapters: ReadonlyArray<WrittenChapter>): string {
  const written = (one: WrittenChapter) => one.zh !== null;
  const targets: Targets = {
    folders: new Set(chapters.map(({ folder }) => folder)),
    chinese: new Set(chapters.filter(written).map(({ folder }) => folder)),
  };
  return chapters.map((chapter) => chapterText(chapter, targets)).join('\n');
}

function chapterText({ folder, en, zh }: WrittenChapter, targets: Targets): string {
  const html = (text: string, language: Readme['language']) =>
    renderReadme({ folder, language, text }, targets);
  const english = `<article lang="en"${zh === null ? '' : ' class="en"'}>${html(en, 'en')}</article>`;
  if (zh === null) return english;
  return `<article lang="zh-CN" class="zh">${html(zh, 'zh')}</article>\n${english}`;
}

function referenceText(
  sections: ReadonlyArray<ReferenceSection>,
  datasets: ReadonlyArray<DescribedDataset>,
): string {
  const note = {
    zh: '每个字段注明所属数据集及代码声明的共享属性；实际生效的属性只会更严，见数据目录。',
    en: 'Each field names its dataset and the sharing class that the code declares; the class in force may be stricter and is shown in the catalogue.',
  };
  const parts = sections.map(
    ({ anchor, title, html }) => `<h3 id="${anchor}">${bilingual(title)}</h3>\n${html}`,
  );
  return `<article><h2 id="reference">${bilingual(REFERENCE)}</h2>
<p>${bilingual(note)}</p>
<h3 id="datasets">${bilingual(DATASETS)}</h3>
${datasetList(datasets)}
${parts.join('\n')}</article>`;
}
