/** Maximum number of input characters that a message quotes. */
const MOST_ECHOED = 100;
/** None of our messages is longer, apart from the input that they quote. */
const LONGEST_OF_OURS = 500;
/** No sentence of graphql-js is longer, except for values that it prints without quotes. */
const LONGEST_OF_OTHERS = 200;
/** Quoted text or a long word without spaces: the parts of a message that may repeat the input. */
const ECHOED = /"(?:[^"\\]|\\.)*"|\S+/g;
const LONGEST_WORD = 40;

/**
 * Shortens a message so that it quotes at most 200 characters of the input.
 *
 * Quoted text and overlong words share 100 characters; if the message is still longer than any of
 * ours, its middle is removed.
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
