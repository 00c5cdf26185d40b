import { keepLanguage, keptLanguage } from './kept-language';

/** Set where somebody has signed out, until the next page has cleared what was written meanwhile. */
const SIGNED_OUT = 'rivergate.signed-out';

/** Takes away what this browser keeps of a person; the language stays. */
function clearStorage(): void {
  const language = keptLanguage();
  localStorage.clear();
  sessionStorage.clear();
  keepLanguage(language);
}

/**
 * Leaves the page and all that it knows: nothing of the last person is left in storage, in memory, in the
 * address, or on other tabs of this browser.
 */
export function forgetPerson(): void {
  clearStorage();
  // Other tabs hear of it; the editor of a page that is being left may still write.
  localStorage.setItem(SIGNED_OUT, '1');
  location.replace('/');
}

/**
 * Begins a page without what was left by the person who signed out before, and leaves it when somebody
 * signs out on another tab. A page that the browser kept whole, to come back to, is loaded again.
 */
export function beginAfterSignOut(): void {
  if ([localStorage, sessionStorage].some((kept) => kept.getItem(SIGNED_OUT) !== null))
    clearStorage();
  addEventListener('storage', ({ key, newValue }) => {
    if (key !== SIGNED_OUT || newValue === null) return;
    // The tab that signed out may have cleared before the editor here writes for the last time.
    sessionStorage.setItem(SIGNED_OUT, '1');
    location.replace('/');
  });
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) location.reload();
  });
}
