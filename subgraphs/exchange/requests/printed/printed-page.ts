import { markup, type Html } from './markup';

/** The parts of every printed page. */
export interface PrintedPage {
  readonly titleZh: string;
  readonly titleEn: string;
  readonly number: string;
  /** Warning in large letters at the top: that the page is a draft, or fictitious. */
  readonly warnings: ReadonlyArray<string>;
  readonly body: ReadonlyArray<Html>;
  /** The signatories, in Chinese and English. */
  readonly signatures: ReadonlyArray<readonly [zh: string, en: string]>;
  /** Place and time of printing. */
  readonly footer: string;
}

/** Returns a self-contained A4 page, without scripts, other files or network requests. */
export function printedPage(page: PrintedPage): string {
  const { titleZh, titleEn, number, warnings, body, signatures, footer } = page;
  const document = markup`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'"
        />
        <meta name="viewport" content="width=device-width" />
        <title>${titleZh} ${number}</title>
        <style>
          ${{ html: STYLE }}
        </style>
      </head>
      <body>
        ${warnings.map((warning) => markup`<p class="warning">${warning}</p>`)}
        <h1>${titleZh}<small>${titleEn}</small></h1>
        <p class="number">编号 No. ${number}</p>
        ${body}
        <table class="signatures">
          <tbody>
            ${signatures.map(
              ([zh, en]) =>
                markup`<tr>
                  <th>${zh}<small>${en}</small></th>
                  <td></td>
                  <th>日期<small>Date</small></th>
                  <td></td>
                </tr>`,
            )}
          </tbody>
        </table>
        <footer>${footer}</footer>
      </body>
    </html> `;
  return document.html;
}

/** Returns a row with its name in Chinese and English. */
export function printedRow(zh: string, en: string, content: string | Html): Html {
  return markup`<tr>
    <th>${zh}<small>${en}</small></th>
    <td>${content}</td>
  </tr>`;
}

/** Returns a table of such rows. */
export function printedTable(rows: ReadonlyArray<Html>): Html {
  return markup`<table class="facts">
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}

/** Returns a sentence in Chinese, with the English in small print below. */
export function printedParagraph(zh: string, en: string): Html {
  return markup`<p>${zh}<small>${en}</small></p>`;
}

const STYLE = `
@page { size: A4; margin: 20mm 18mm; }
body { font-family: "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; font-size: 10.5pt; line-height: 1.5; color: #000; background: #fff; max-width: 174mm; margin: 0 auto; }
h1 { font-size: 18pt; text-align: center; margin: 4mm 0; }
small { display: block; font-size: 8pt; font-weight: normal; color: #444; }
.number { text-align: right; }
.warning { border: 1.5pt solid #000; padding: 1mm 3mm; text-align: center; font-weight: bold; }
table { border-collapse: collapse; width: 100%; margin: 0 0 4mm; }
th, td { border: 0.75pt solid #000; padding: 1.5mm 2mm; text-align: left; vertical-align: top; overflow-wrap: anywhere; unicode-bidi: isolate; }
th { width: 32mm; }
.datasets th { width: auto; }
tr, .signatures { break-inside: avoid; }
.signatures th { width: 30mm; }
.signatures td { height: 14mm; }
footer { font-size: 8pt; color: #444; border-top: 0.75pt solid #000; padding-top: 1mm; }
@media print { body { max-width: none; } }
`;
