import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The version of RiverGate in package.json, which lies one folder nearer to the sources than to
 * `dist`.
 */
export function productVersion(): string {
  const places = ['../..', '../../..'].map((up) => join(__dirname, up, 'package.json'));
  const file = places.find(existsSync);
  const found: unknown = file && JSON.parse(readFileSync(file, 'utf8'));
  if (typeof found === 'object' && found !== null && 'version' in found)
    return String(found.version);
  throw new TypeError(`package.json must lie above ${__dirname}.`);
}
