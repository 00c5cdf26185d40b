import { parseTraceparent, traceparentOf } from '../../../shared/tracing/trace-context';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const SPAN = '00f067aa0ba902b7';

describe('a traceparent', () => {
  test.each([
    ['sampled', `00-${TRACE}-${SPAN}-01`, true],
    ['not sampled', `00-${TRACE}-${SPAN}-00`, false],
    ['with flags of a later version', `00-${TRACE}-${SPAN}-ff`, true],
    ['of a later version', `cc-${TRACE}-${SPAN}-01-what-the-future-holds`, true],
  ])('is read: %s', (_name, value, isSampled) => {
    expect(parseTraceparent(value)).toEqual({ traceId: TRACE, spanId: SPAN, isSampled });
  });

  test.each([
    ['absent', undefined],
    ['given twice', `00-${TRACE}-${SPAN}-01, 00-${TRACE}-${SPAN}-01`],
    ['in capitals', `00-${TRACE.toUpperCase()}-${SPAN}-01`],
    ['of the forbidden version', `ff-${TRACE}-${SPAN}-01`],
    ['longer than its version is', `00-${TRACE}-${SPAN}-01-more`],
    ['without a trace', `00-${'0'.repeat(32)}-${SPAN}-01`],
    ['without a span', `00-${TRACE}-${'0'.repeat(16)}-01`],
    ['too short', `00-${TRACE}-${SPAN}`],
    ['of no digits', `00-${'g'.repeat(32)}-${SPAN}-01`],
    ['endless', `cc-${TRACE}-${SPAN}-01-${'x'.repeat(500)}`],
  ])('is not read: %s', (_name, value) => {
    expect(parseTraceparent(value)).toBeNull();
  });

  test('is written so that it is read as sampled', () => {
    const place = { traceId: TRACE, spanId: SPAN };
    expect(parseTraceparent(traceparentOf(place))).toEqual({ ...place, isSampled: true });
  });
});
