import { renderReadme } from '../../../gateway/docs/render-readme';

const TARGETS = {
  folders: new Set(['.', 'shared/errors', 'gateway/web']),
  chinese: new Set(['.', 'gateway/web']),
};

const inEnglish = (text: string, folder = '.') =>
  renderReadme({ folder, language: 'en', text }, TARGETS);
const inChinese = (text: string, folder = '.') =>
  renderReadme({ folder, language: 'zh', text }, TARGETS);

describe('renderReadme', () => {
  test('keeps tags as text, so that no README brings a script', () => {
    expect(inEnglish('a <script>alert(1)</script> <img src=x onerror=alert(1)>')).toBe(
      '<p>a &lt;script&gt;alert(1)&lt;/script&gt; &lt;img src=x onerror=alert(1)&gt;</p>\n',
    );
    expect(inEnglish('```html\n<b>\n```')).toBe(
      '<pre tabindex="0"><code>&lt;b&gt;\n</code></pre>\n',
    );
  });

  test('makes no link of an address that runs a script', () => {
    expect(inEnglish('[a](javascript:alert(1))')).not.toContain('<a');
  });

  test('begins headings below the title of the page, each with an anchor of its README', () => {
    expect(inEnglish('# shared/errors/\n\n## Not shared', 'shared/errors')).toBe(
      '<h2 id="shared-errors">shared/errors/</h2>\n<h3 id="shared-errors.not-shared">Not shared</h3>\n',
    );
    expect(inChinese('# 页面', 'gateway/web')).toBe('<h2 id="gateway-web-zh">页面</h2>\n');
  });

  test('leads links between READMEs to their chapters, in the language that the link names', () => {
    const link = '<p><a href="#shared-errors">a</a></p>\n';
    expect(inEnglish('[a](shared/errors/README.md)')).toBe(link);
    expect(inEnglish('[a](../../shared/errors/README.md)', 'gateway/web')).toBe(link);
    expect(inEnglish('[a](shared/errors/README.md#all)')).toContain('"#shared-errors.all"');
    expect(inChinese('[a](gateway/web/README.zh-CN.md)')).toContain('"#gateway-web-zh"');
    expect(inChinese('[a](#运行)')).toContain('"#readme-zh.运行"');
  });

  test('shows links to files that the hub does not serve as their text', () => {
    expect(inEnglish('[the plan](docker-compose.yml) and [recipes](gateway/recipes)')).toBe(
      '<p><span class="file">the plan</span> and <span class="file">recipes</span></p>\n',
    );
  });

  test('leaves out markers of printed tables and the link to the other language', () => {
    expect(inEnglish('[中文](README.zh-CN.md)\n\n<!-- printed: rows -->\n\nrows\n')).toBe(
      '<p>rows</p>\n',
    );
  });
});
