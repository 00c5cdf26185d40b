import type { Database } from '../../../shared/data/database';
import { namedHoldings } from '../../../shared/monitoring/ingest/demonstration';
import { voidDemonstration } from '../../identity/void-demonstration.store';

/**
 * Closes the demonstration of a hub if RIVERGATE_DEMO=false, and logs what is closed: while the
 * setting is false, its accounts and clients cannot sign in and its documents give no access;
 * sessions and tokens are permanently revoked. Logs nothing if there is no demonstration.
 */
export async function closeUnwantedDemonstration(
  database: Database,
  say: (line: string) => void,
): Promise<void> {
  const held = await database.asIdentity(voidDemonstration);
  if (held === null) return;
  const { english, chinese } = namedHoldings(held);
  if (english.length === 0) return;
  say(
    `RIVERGATE_DEMO=false: the demonstration in this hub is closed: ${english.join(', ')}. None of these is valid here; synthetic stations (${String(held.stations)}) stay, labelled.`,
  );
  say(
    `RIVERGATE_DEMO=false：本平台存有演示内容，现已关闭：${chinese.join('、')}，均不再生效；合成站点（${String(held.stations)} 个）保留并标明。`,
  );
}
