/** Languages of the pages. */
export type Language = 'zh' | 'en';

const KEPT = 'rivergate.language';

/** The language chosen last in this browser; Chinese if none was chosen. */
export function keptLanguage(): Language {
  return localStorage.getItem(KEPT) === 'en' ? 'en' : 'zh';
}

/** Stores the language for the next page. */
export function keepLanguage(language: Language): void {
  localStorage.setItem(KEPT, language);
}
