import { createContext } from 'react';

/**
 * The account as which what is within was begun; null if the session alone says who asks. What
 * somebody has begun is asked and sent in that name, also while the session has ended: another name
 * would show, or lose, what is not theirs.
 */
export const KeptAccount = createContext<string | null>(null);
