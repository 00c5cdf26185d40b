/** A number of points that one key may use in a window of time. */
export interface Quota {
  /** How it is called in the fields that tell of it. */
  readonly name: string;
  readonly limit: number;
  readonly windowS: number;
  /** Takes points of a key; what is refused takes none. */
  take(key: string, points: number): Promise<Taken>;
}

/** What a key has left after it took, or was refused. */
export interface Taken {
  readonly isAllowed: boolean;
  readonly remaining: number;
  /** Until the window ends and all is there again, in whole seconds, at least one. */
  readonly resetS: number;
}
