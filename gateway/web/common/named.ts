import type { Language } from './kept-language';

/** A thing with a name in each language; one of them may be missing. */
export interface Named {
  readonly nameZh: string | null;
  readonly nameEn: string | null;
}

/** What a thing is called in a language, in the other where that has no name; null where neither has. */
export function nameOf(thing: Named | null | undefined, language: Language): string | null {
  if (!thing) return null;
  const { nameZh, nameEn } = thing;
  return language === 'zh' ? (nameZh ?? nameEn) : (nameEn ?? nameZh);
}

/** What a dataset is called. */
export function titleOf(
  { title, titleEn }: { readonly title: string; readonly titleEn: string },
  language: Language,
): string {
  return language === 'zh' ? title : titleEn;
}
