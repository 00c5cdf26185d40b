/** The ASCII character of a full-width one (U+FF01 to U+FF5E), as input methods type it. */
export function halfWidth(fullWidth: string): string {
  return String.fromCharCode(fullWidth.charCodeAt(0) - 0xfee0);
}
