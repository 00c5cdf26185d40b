import { timeByModule } from './profile-modules';

const frame = (id: number, functionName: string, url: string) => ({
  id,
  callFrame: { functionName, url },
});

const PROFILE = {
  nodes: [
    frame(1, 'start', 'file:///hub/dist/gateway/cli/start.js'),
    frame(2, '(idle)', ''),
    frame(3, 'parse', 'file:///hub/node_modules/@apollo/gateway/dist/index.js'),
    frame(4, 'write', 'node:internal/streams'),
    frame(5, '(garbage collector)', ''),
    frame(6, 'handled', 'file:///hub/dist/gateway/handle-request.js'),
  ],
  samples: [1, 2, 3, 4, 5, 6, 3],
  timeDeltas: [500, 100, 20, 10, 10, 40, 20],
};

test('own time goes to the library, the folder or the part of Node; idle and earlier time do not count', () => {
  expect(timeByModule(PROFILE, 150)).toEqual([
    { module: '@apollo/gateway', share: 0.4 },
    { module: 'gateway', share: 0.4 },
    { module: '(garbage collector)', share: 0.1 },
    { module: 'node (internal)', share: 0.1 },
  ]);
});
