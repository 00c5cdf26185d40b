import { keepLanguage, keptLanguage } from './kept-language';

/**
 * Key that is set at sign-out and removed once the next page has cleared what was written in
 * between.
 */
const SIGNED_OUT = 'rivergate.signed-out';

/** Deletes everything that this browser stores of a person; the language is kept. */
function clearStorage(): void {
  const language = keptLanguage();
  localStorage.clear();
  sessionStorage.clear();
  keepLanguage(language);
}

/**
 * Leaves the page so that nothing of the last person remains in storage, in memory, in the address,
 * or on other tabs of this browser.
 */
export function forgetPerson(): void {
  clearStorage();
  // Other tabs receive this as a storage event; the editor of the page that is being left may still
  // write.
  localStorage.setItem(SIGNED_OUT, '1');
  location.replace('/');
}

/**
 * Called when a page starts: clears what the person who signed out before has left, and leaves the
 * page when somebody signs out on another tab. A page restored from the back-forward cache is
 * reloaded.
 */
export function beginAfterSignOut(): void {
  if ([localStorage, sessionStorage].some((kept) => kept.getItem(SIGNED_OUT) !== null))
    clearStorage();
  addEventListener('storage', ({ key, newValue }) => {
    if (key !== SIGNED_OUT || newValue === null) return;
    // The other tab may have cleared the storage before the editor here writes for the last time.
    sessionStorage.setItem(SIGNED_OUT, '1');
    location.replace('/');
  });
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) location.reload();
  });
}
