import type { Language } from './kept-language';

/** A thing with a name in each language; one of them may be missing. */
export interface Named {
  readonly nameZh: string | null;
  readonly nameEn: string | null;
}

/** The name in a language, or in the other one if that is missing; null if both are missing. */
export function nameOf(thing: Named | null | undefined, language: Language): string | null {
  if (!thing) return null;
  const { nameZh, nameEn } = thing;
  return language === 'zh' ? (nameZh ?? nameEn) : (nameEn ?? nameZh);
}

/** The title of a dataset in both languages. */
export function titleOf(
  { title, titleEn }: { readonly title: string; readonly titleEn: string },
  language: Language,
): string {
  return language === 'zh' ? title : titleEn;
}
