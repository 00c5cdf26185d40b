/** Characters of what came that a message repeats at most. */
const MOST_ECHOED = 100;
/** No sentence of ours is longer; ours quote what they repeat. */
const LONGEST_OF_OURS = 500;
/** No sentence of graphql-js is longer, but for values that it prints without quotes. */
const LONGEST_OF_OTHERS = 200;
/** What is quoted, or has no space in it: what a message repeats of its cause. */
const ECHOED = /"(?:[^"\\]|\\.)*"|\S+/g;
const LONGEST_WORD = 40;

/**
 * A message that repeats at most 200 characters of what came.
 *
 * What is quoted, and words longer than any of ours, share 100 characters; what is longer than any
 * sentence after that loses its middle.
 */
export function boundedMessage(message: string, isOurs: boolean): string {
  if (message.length <= MOST_ECHOED) return message;
  let left = MOST_ECHOED;
  const bounded = message.replace(ECHOED, (part) => {
    const isEchoed = part.startsWith('"') || part.length > LONGEST_WORD;
    if (!isEchoed) return part;
    const kept = Math.min(part.length, left);
    left -= kept;
    return kept === part.length ? part : `${part.slice(0, kept)}…`;
  });
  const longest = isOurs ? LONGEST_OF_OURS : LONGEST_OF_OTHERS;
  if (bounded.length <= longest) return bounded;
  return `${bounded.slice(0, 130)} … ${bounded.slice(-60)}`;
}
