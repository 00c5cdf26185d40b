import { RiverGateError } from '../../shared/errors/rivergate-error';
import type { FeedInput } from '../../shared/monitoring/feeds/feed-input';
import { LINE_COLUMN, textLines } from '../../shared/monitoring/feeds/text-lines';
import { unreadableBytes } from '../../shared/monitoring/feeds/unreadable-bytes';
import type { Feed, FeedRow } from '../../shared/monitoring/ingest/feed';
import { layoutFault } from './isd-layout';
import { ISD_VALUES, isdInstant, isdReport } from './isd-report';
import { isdCode, isdStation } from './isd-stations';

/** The required beginning of a line: the USAF and WBAN numbers and `YYYYMMDDhhmm`. */
const REPORT = /^[A-Z0-9]{6}\s.{6}\d{12}\s/;
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
  values: ISD_VALUES,
  dates: { forms: ['YYYYMMDD'], zone: 'UTC' },
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
  const number = text.slice(0, 12).trim();
  const code = isdCode(text.slice(0, 6), text.slice(7, 12));
  const at = isdInstant(text.slice(13, 25));
  if (code === undefined) {
    const reason = 'wanted a USAF number of six letters or digits, or a WBAN number of five digits';
    const reject = { column: 'USAF WBAN', value: number, reason };
    return { line, observations: [], rejects: [reject] };
  }
  if (at === undefined) {
    const value = text.slice(13, 25);
    const reject = { column: 'YR--MODAHRMN', value, reason: 'wanted YYYYMMDDhhmm in UTC' };
    return { line, observations: [], rejects: [reject] };
  }
  const time = { column: 'YR--MODAHRMN', value: text.slice(13, 25) };
  return { line, station: isdStation(code), time, ...isdReport(text, at) };
}
