import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Dispatcher } from 'undici';

const unzip = promisify(gunzip);

/**
 * The text of a department's answer, which may be compressed by gzip; rejects if it has more bytes
 * when it is expanded, and with TypeError for any other encoding.
 */
export async function answerText(
  { headers, body }: Pick<Dispatcher.ResponseData, 'headers' | 'body'>,
  maxBytes: number,
): Promise<string> {
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding === 'identity') return body.text();
  if (encoding === 'gzip') {
    const expanded = await unzip(await body.arrayBuffer(), { maxOutputLength: maxBytes });
    return expanded.toString('utf8');
  }
  body.destroy();
  throw new TypeError(`A department answers plainly or in gzip, but got: "${String(encoding)}".`);
}
