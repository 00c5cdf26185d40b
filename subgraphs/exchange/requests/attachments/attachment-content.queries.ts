import { statement } from '../../../../shared/data/statement';
import { bytes, uuid } from '../../../../shared/data/sql-type';
import type { Reader } from '../../../../shared/data/database';

/** Returns the content of an attachment; null if there is none. */
export async function attachmentContent(reader: Reader, id: string): Promise<Buffer | null> {
  const [row] = await reader.query(CONTENT, [id]);
  return row?.content ?? null;
}

/** The content of an attachment. */
export const CONTENT = statement({
  text: 'select content from exchange.request_attachment where id = $1',
  columns: { content: bytes() },
  parameters: [uuid()],
});
