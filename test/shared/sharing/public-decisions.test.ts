import { PUBLIC_CALLER } from '../../../shared/identity/caller';
import { decide } from '../../../shared/sharing/decide';
import { indexedState } from '../../../shared/sharing/access-decisions';
import { openState } from '../../setup/sharing';

const at = (text: string) => new Date(text);

test('decides for the public as for anybody else, in any order of times', async () => {
  const state = await openState();
  const { byId, forPublic } = indexedState(state);
  const times = [
    '2026-11-23T00:00:00.000Z',
    '2026-11-23T00:00:59.999Z',
    '2026-11-23T00:01:00.000Z',
    '2026-11-23T15:59:59.999Z',
    '2026-11-23T16:00:00.000Z',
    '2026-11-23T00:00:30.000Z',
    '2020-01-01T00:00:00.000Z',
  ].map(at);
  for (const now of times)
    for (const dataset of [...byId.keys(), 'nobody/knows-it'])
      expect({ now, dataset, decision: forPublic(dataset, now) }).toEqual({
        ...{ now, dataset, decision: decide(byId.get(dataset), PUBLIC_CALLER, now) },
      });
  expect(byId.size).toBeGreaterThan(20);
});
