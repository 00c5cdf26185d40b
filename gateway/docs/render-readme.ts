import { posix } from 'node:path';
import MarkdownIt from 'markdown-it';
import { chapterAnchor } from './chapters';
import { escaped, slugOf, type Words } from './markup';

/** One README in one language. */
export interface Readme {
  readonly folder: string;
  readonly language: keyof Words;
  readonly text: string;
}

/** Possible targets of links: the folders with a chapter, and those with one in Chinese. */
export interface Targets {
  readonly folders: ReadonlySet<string>;
  readonly chinese: ReadonlySet<string>;
}

/**
 * A README as HTML. Tags in it become text, links between READMEs become links within the page, and
 * links to other files of the repository, which the hub does not serve, become plain text.
 */
export function renderReadme(readme: Readme, targets: Targets): string {
  const markdown = new MarkdownIt({ html: false });
  const anchor = chapterAnchor(readme.folder, readme.language);
  const { rules } = markdown.renderer;
  rules.heading_open = (tokens, at) => {
    const { tag } = tokens[at] ?? { tag: 'h1' };
    const slug = slugOf(tokens[at + 1]?.content ?? '');
    return `<${lower(tag)} id="${tag === 'h1' ? anchor : `${anchor}.${slug}`}">`;
  };
  rules.heading_close = (tokens, at) => `</${lower(tokens[at]?.tag ?? 'h1')}>\n`;
  // Elements that scroll sideways can be focused with the keyboard.
  rules.table_open = () => '<div class="scroll" tabindex="0"><table>\n';
  rules.table_close = () => '</table></div>\n';
  rules.fence = (tokens, at) =>
    `<pre tabindex="0"><code>${escaped(tokens[at]?.content ?? '')}</code></pre>\n`;
  const ends: string[] = [];
  rules.link_open = (tokens, at) => {
    const address = addressOf(tokens[at]?.attrGet('href') ?? '', readme, targets);
    ends.push(address === null ? '</span>' : '</a>');
    return address === null ? '<span class="file">' : `<a href="${escaped(address)}">`;
  };
  rules.link_close = () => ends.pop() ?? '';
  return markdown.render(withoutMarkers(readme.text));
}

/**
 * The title of the page is the only first-level heading, so those of READMEs begin at the second
 * level.
 */
function lower(tag: string): string {
  return `h${String(Math.min(Number(tag.slice(1)) + 1, 6))}`;
}

/** Comments are for tools, and the page has its own language switch. */
function withoutMarkers(text: string): string {
  return text
    .replaceAll(/^<!-- .* -->$/gm, '')
    .replace(/^\[(?:English|中文|中文说明)\]\(README[\w.-]*\)$/m, '');
}

function addressOf(
  link: string,
  { folder, language }: Readme,
  { folders, chinese }: Targets,
): string | null {
  if (/^https?:/.test(link)) return link;
  const [path = '', heading] = decodeURI(link).split('#');
  const file = path === '' ? 'README.md' : path;
  const target = posix.normalize(posix.join(folder, posix.dirname(file)));
  const name = posix.basename(file);
  if (!/^README(?:\.zh-CN)?\.md$/.test(name) || !folders.has(target)) return null;
  const isChinese = path === '' ? language === 'zh' : name.includes('zh-CN') && chinese.has(target);
  const anchor = chapterAnchor(target, isChinese ? 'zh' : 'en');
  return heading === undefined ? `#${anchor}` : `#${anchor}.${heading}`;
}
