import { benchOptions } from './bench-options';

const { signal: stop } = new AbortController();

test('quick means fewer rows, rounds and seconds, unless they are given', () => {
  expect(
    benchOptions(['--quick', '--rows', '50_000', '--with', 'A=1', '--with', 'B=2'], stop),
  ).toEqual({
    isQuick: true,
    only: '',
    variants: ['A=1', 'B=2'],
    stop,
    rounds: 2,
    milliseconds: 2000,
    connections: 20,
    pace: 20,
    stations: 350,
    observations: 50_000,
  });
});

test.each([
  ['--rounds', 'many', '--rounds must be a whole number above zero, but got: "many".'],
  ['--connections', '0', '--connections must be a whole number above zero, but got: "0".'],
])('%s %s is refused by name', (option, value, message) => {
  expect(() => benchOptions([option, value], stop)).toThrow(new TypeError(message));
});
