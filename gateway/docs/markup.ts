/** A text in both languages of the pages. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** A text in both languages; the page's style sheet hides the language that is not selected. */
export function bilingual({ zh, en }: Words): string {
  return `<span class="zh" lang="zh-CN">${escaped(zh)}</span><span class="en" lang="en">${escaped(en)}</span>`;
}

/** A text as HTML, in elements and in attributes. */
export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** The anchor of a heading, as on GitHub: letters, digits and hyphens. */
export function slugOf(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}
