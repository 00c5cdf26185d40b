/** The test files that need no database and no process, as paths from the root. */
export function unitTests(): ReadonlyArray<string>;
