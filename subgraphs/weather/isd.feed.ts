import { RiverGateError } from '../../shared/errors/rivergate-error';
import type { FeedInput } from '../../shared/monitoring/feeds/feed-input';
import { LINE_COLUMN, textLines } from '../../shared/monitoring/feeds/text-lines';
import { unreadableBytes } from '../../shared/monitoring/feeds/unreadable-bytes';
import type { Feed, FeedRow } from '../../shared/monitoring/ingest/feed';
import { layoutFault } from './isd-layout';
import { isdInstant, isdReport } from './isd-report';
import { isdStation } from './isd-stations';

/** The required beginning of a line: a station number and `YYYYMMDDhhmm`. */
const REPORT = /^\d{6}\s.{6}\d{12}\s/;
const HEADER = /^\s*USAF\s/;

/**
 * NOAA's Integrated Surface Data in the abbreviated fixed-width form (ishJava). Times are UTC. A
 * station number may have two kinds of report at one instant, even from two sites: the airport's
 * METAR and the synoptic report; they are stored as different methods.
 */
export const isdFeed: Feed = {
  id: 'weather/isd',
  description:
    'NOAA ISD, abbreviated fixed width (ishJava), UTC; mph, degrees F, miles, inHg and inches are converted; humidity is computed from the dew point',
  options: {},
  read: (input) => isdRows(input),
};

/** Reports that are cut short or shifted are reported and not mapped. */
async function* isdRows(input: FeedInput): AsyncGenerator<FeedRow> {
  let isKnownForm = false;
  for await (const { line, text } of textLines(input)) {
    if (text.trim() === '' || HEADER.test(text)) continue;
    isKnownForm ||= REPORT.test(text);
    if (!isKnownForm) {
      throw new RiverGateError(
        'IMPORT_INPUT_INVALID',
        `Line ${String(line)} is no report of ISD: wanted a station number and YYYYMMDDhhmm, but got: "${text.slice(0, 40)}".`,
      );
    }
    const source = { line, columns: [LINE_COLUMN], cells: [text] };
    const fault =
      unreadableBytes(input, { first: line, last: line, column: '', text }) ?? layoutFault(text);
    if (fault) input.log.refuse(source, fault);
    else {
      input.log.begin(source);
      yield rowOf(text, line);
    }
  }
  if (!isKnownForm)
    throw new RiverGateError('IMPORT_INPUT_INVALID', 'The file holds no report of ISD.');
}

function rowOf(text: string, line: number): FeedRow {
  const usaf = text.slice(0, 6);
  const at = isdInstant(text.slice(13, 25));
  if (!/^\d{6}$/.test(usaf)) {
    const reject = { column: 'USAF', value: usaf, reason: 'wanted a station number of six digits' };
    return { line, observations: [], rejects: [reject] };
  }
  if (at === undefined) {
    const value = text.slice(13, 25);
    const reject = { column: 'YR--MODAHRMN', value, reason: 'wanted YYYYMMDDhhmm in UTC' };
    return { line, observations: [], rejects: [reject] };
  }
  return { line, station: isdStation(usaf), ...isdReport(text, at) };
}
