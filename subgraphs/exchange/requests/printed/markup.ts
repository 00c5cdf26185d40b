import { shownText } from '../checked-text';

/** HTML in which all text that persons entered is escaped. */
export interface Html {
  readonly html: string;
}

type HtmlPart = string | number | Html | ReadonlyArray<Html>;

/** Returns HTML from a template; inserted values are escaped unless they are Html. */
export function markup(texts: TemplateStringsArray, ...parts: ReadonlyArray<HtmlPart>): Html {
  const filled = texts.map((text, at) => text + rendered(parts[at] ?? ''));
  return { html: filled.join('') };
}

function rendered(part: HtmlPart): string {
  if (typeof part === 'string' || typeof part === 'number') return escapedText(String(part));
  return 'html' in part ? part.html : part.map((one) => one.html).join('');
}

/** Returns escaped text; line breaks are preserved. */
function escapedText(text: string): string {
  const escaped = shownText(text).replace(
    /[&<>"'`]/g,
    (char) => `&#${String(char.charCodeAt(0))};`,
  );
  return escaped.replaceAll('\n', '<br>');
}
