import type { HubState } from '../../../../gateway/cli/workers/calls';
import { receivedState } from '../../../../gateway/cli/workers/received-state';

const STATE: HubState = {
  warnings: [],
  head: null,
  headSequence: null,
  isAuditWhole: true,
  rollups: new Map(),
};

test('S5W2 MUST NOT rely on what the primary process reported ten seconds ago', () => {
  let nowMs = 0;
  const state = receivedState(() => nowMs);
  expect(state.current()).toBeNull();
  state.receive(STATE);
  nowMs = 9_999;
  expect(state.current()).toEqual(STATE);
  nowMs = 10_000;
  expect(state.current()).toBeNull();
});
