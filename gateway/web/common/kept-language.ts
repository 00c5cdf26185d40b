/** Languages of the pages. */
export type Language = 'zh' | 'en';

const KEPT = 'rivergate.language';

/** The language that was chosen last in this browser; Chinese at first. */
export function keptLanguage(): Language {
  return localStorage.getItem(KEPT) === 'en' ? 'en' : 'zh';
}

/** Keeps the language for the next page. */
export function keepLanguage(language: Language): void {
  localStorage.setItem(KEPT, language);
}
