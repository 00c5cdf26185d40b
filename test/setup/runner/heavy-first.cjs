const { relative } = require('node:path');
const Sequencer = require('@jest/test-sequencer').default;

/** The longest test files, as measured in a whole run: if one started last, it would run alone at the end. */
const HEAVY = [
  'test/journeys/start',
  'test/journeys/',
  'test/gateway/http/oauth-session',
  'test/gateway/rules/cost-against-demo',
  'test/shared/data/server/open-server',
  'test/shared/data/row-limit-policies',
  'test/shared/identity/access-token',
  'test/gateway/identity/identify',
  'test/subgraphs/positions',
  'test/subgraphs/exchange/',
  'test/gateway/cli/',
  'test/gateway/engine/planning',
  'test/shape/',
];

/** jest's order; without durations of an earlier run (a fresh clone), the longest files first. */
class HeavyFirst extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    if (sorted.some(({ duration }) => duration !== undefined)) return sorted;
    return sorted
      .map((test) => ({ test, place: placeOf(test) }))
      .sort((a, b) => a.place - b.place)
      .map(({ test }) => test);
  }
}

function placeOf({ path, context }) {
  const name = relative(context.config.rootDir, path);
  const place = HEAVY.findIndex((start) => name.startsWith(start));
  return place === -1 ? HEAVY.length : place;
}

module.exports = HeavyFirst;
