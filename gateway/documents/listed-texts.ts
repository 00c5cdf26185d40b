import { hash } from 'node:crypto';
import type { DocumentList } from './document-lists';

/**
 * Creates what answers whether a list contains a text. The text that the request named by its hash
 * was found in the list already; any other is hashed, and compared, because a text with half of a
 * surrogate pair has the hash of another.
 */
export function listedTexts(
  { texts }: DocumentList,
  named: string | null,
): (text: string) => boolean {
  return (text) => text === named || texts.get(hash('sha256', text)) === text;
}
