import { waterBodyOf } from '../../shared/domain/water-bodies';

/** A water body of the list; throws TypeError for a code that is not in it. */
export function seaBody(code: string) {
  const body = waterBodyOf(code);
  if (!body) throw new TypeError(`No water body has the code "${code}".`);
  return body;
}
