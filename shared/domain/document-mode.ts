/**
 * How far a client is held to the documents that it registered: `OFF`: not at all; `LOG`: an
 * operation outside the list is answered and listed; `ENFORCE`: it is refused.
 */
export type DocumentMode = 'OFF' | 'LOG' | 'ENFORCE';
