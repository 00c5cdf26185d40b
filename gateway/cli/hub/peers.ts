/** What a process of a hub has changed and the others may have cached. */
export type Change =
  { readonly of: 'SHARING' } | { readonly of: 'SESSION'; readonly sessionId: string };

/** The other processes of a hub that answer callers. */
export interface Peers {
  /** Resolves when the others no longer use what has changed; never rejects. */
  changed(change: Change): Promise<void>;
  /** Sets what is done with a change of another process. */
  onChange(react: (change: Change) => Promise<void>): void;
}
