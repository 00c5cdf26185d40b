import { createContext } from 'react';

/**
 * The account under which the work on this part of the page began; null if only the session decides
 * who asks. That work continues under this account even after the session has ended: another
 * account would show or lose data that are not its own.
 */
export const KeptAccount = createContext<string | null>(null);
