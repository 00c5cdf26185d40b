import { shownText } from '../checked-text';

/** HTML in which every text of a person is escaped. */
export interface Html {
  readonly html: string;
}

type HtmlPart = string | number | Html | ReadonlyArray<Html>;

/** HTML from a template: what is filled in is text, unless it is HTML already. */
export function markup(texts: TemplateStringsArray, ...parts: ReadonlyArray<HtmlPart>): Html {
  const filled = texts.map((text, at) => text + rendered(parts[at] ?? ''));
  return { html: filled.join('') };
}

function rendered(part: HtmlPart): string {
  if (typeof part === 'string' || typeof part === 'number') return escapedText(String(part));
  return 'html' in part ? part.html : part.map((one) => one.html).join('');
}

/** Text as HTML shows it and nothing else; its lines stay lines. */
function escapedText(text: string): string {
  const escaped = shownText(text).replace(
    /[&<>"'`]/g,
    (char) => `&#${String(char.charCodeAt(0))};`,
  );
  return escaped.replaceAll('\n', '<br>');
}
