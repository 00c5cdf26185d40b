import { restartPolicy } from '../../../../gateway/cli/workers/restart-policy';

const MINUTE = 60_000;

test('replaces a worker at once, later ones after a wait, and gives up after five early ends in a row', () => {
  const policy = restartPolicy({ isFirst: false });
  const waits = [10, null, 0, MINUTE - 1, 5].map((livedMs) => policy.afterEnd(livedMs));
  expect(waits).toEqual([0, 500, 1000, 2000, null]);
});

test('forgets early ends after a worker has answered for a minute', () => {
  const policy = restartPolicy({ isFirst: true });
  const waits = [1, 1, 1, MINUTE, 1, 1].map((livedMs) => policy.afterEnd(livedMs));
  expect(waits).toEqual([0, 500, 1000, 0, 0, 500]);
});

test('gives up at once the first worker of a hub, if it ends before it was ever ready', () => {
  expect(restartPolicy({ isFirst: true }).afterEnd(null)).toBeNull();
});
