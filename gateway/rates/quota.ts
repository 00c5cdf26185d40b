/** A number of points that one key may use in a window of time. */
export interface Quota {
  /** Its name in the fields that return it. */
  readonly name: string;
  readonly limit: number;
  readonly windowS: number;
  /** Takes points of a key; what is refused takes none. */
  take(key: string, points: number): Promise<Draw>;
}

/** What a key has left after it took, or was refused. */
export interface Draw {
  readonly isAllowed: boolean;
  readonly remaining: number;
  /** Until the window ends and all is there again, in whole seconds, at least one. */
  readonly resetS: number;
}
