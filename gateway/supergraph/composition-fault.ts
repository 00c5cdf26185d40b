/** A reason why schemas do not compose. */
export interface CompositionFault {
  /** The code of the composition, or ours: SYNTAX. */
  readonly code: string;
  /** Names the department in square brackets and the field in quotes. */
  readonly message: string;
}
