/** An encoding that Node decodes, and mostly does not encode. */
type Encoded = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'big5' | 'windows-1252';

/** The bytes of a text in an encoding. */
export function bytesIn(encoding: Encoded, text: string): Buffer {
  return encoderIn(encoding)(text);
}

/**
 * Returns the function that encodes texts; by a table made by decoding, because Node encodes only
 * UTF-8 and UTF-16.
 */
export function encoderIn(encoding: Encoded): (text: string) => Buffer {
  if (encoding === 'utf-8') return (text) => Buffer.from(text, 'utf8');
  if (encoding === 'utf-16le') return (text) => Buffer.from(text, 'utf16le');
  if (encoding === 'utf-16be') return (text) => Buffer.from(text, 'utf16le').swap16();
  const table = tableOf(encoding);
  return (text) =>
    Buffer.concat(
      [...text].map((character) => {
        const bytes = table.get(character);
        if (!bytes) throw new TypeError(`${encoding} has no character "${character}".`);
        return bytes;
      }),
    );
}

const WINDOWS: Readonly<Record<string, number>> = { '€': 0x80, '“': 0x93, '”': 0x94, '’': 0x92 };

function tableOf(encoding: Exclude<Encoded, 'utf-8' | 'utf-16le' | 'utf-16be'>) {
  const table = new Map<string, Buffer>();
  for (let byte = 0; byte < (encoding === 'windows-1252' ? 0x100 : 0x80); byte += 1)
    table.set(String.fromCharCode(byte), Buffer.from([byte]));
  if (encoding === 'windows-1252')
    for (const [character, byte] of Object.entries(WINDOWS))
      table.set(character, Buffer.from([byte]));
  else
    for (let lead = 0x81; lead < 0xff; lead += 1)
      for (let trail = 0x40; trail < 0xff; trail += 1) {
        const bytes = Buffer.from([lead, trail]);
        const character = new TextDecoder(encoding).decode(bytes);
        if ([...character].length === 1 && character !== '\ufffd' && !table.has(character))
          table.set(character, bytes);
      }
  return table;
}
