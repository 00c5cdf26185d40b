import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import { keepLanguage, keptLanguage, type Language } from './kept-language';

/** A text in both languages. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

interface Spoken {
  readonly language: Language;
  readonly speak: (language: Language) => void;
  /** Returns the text in the chosen language. */
  readonly t: (words: Words) => string;
}

const Context = createContext<Spoken | null>(null);

/** Provides the language chosen last to its children; Chinese if none was chosen. */
export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(keptLanguage);
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [language]);
  const speak = (chosen: Language) => {
    keepLanguage(chosen);
    setLanguage(chosen);
  };
  const t = (words: Words) => words[language];
  return <Context.Provider value={{ language, speak, t }}>{children}</Context.Provider>;
}

/** Returns the chosen language; throws TypeError outside a LanguageProvider. */
export function useLanguage(): Spoken {
  const spoken = useContext(Context);
  if (!spoken) throw new TypeError('useLanguage requires a LanguageProvider around it.');
  return spoken;
}

/** Switches the language at once; each language is labelled in itself. */
export function LanguageSwitch() {
  const { language, speak } = useLanguage();
  const other: Language = language === 'zh' ? 'en' : 'zh';
  return (
    <button
      type="button"
      className="quiet"
      lang={other === 'zh' ? 'zh-CN' : 'en'}
      onClick={() => speak(other)}
    >
      {other === 'zh' ? '中文' : 'English'}
    </button>
  );
}
