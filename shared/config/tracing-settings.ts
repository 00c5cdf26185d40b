import { httpUrl, integerBetween } from './setting-parsers';
import { setting, type SettingReader } from './setting-reader';

/** Where traces are sent, and how many. */
export function tracingSettings({ read, readOptional }: SettingReader) {
  const url = setting(
    'RIVERGATE_OTLP_URL',
    httpUrl,
    'Where traces are sent (OpenTelemetry, OTLP over HTTP as JSON): `http://collector:4318/v1/traces`. Unless given, nothing is recorded.',
  );
  const most = setting(
    'RIVERGATE_TRACES_PER_SECOND',
    integerBetween(0, 1000),
    'Maximum number of requests traced in a second by choice of the gateway; as many more may be requested by callers (`traceparent`).',
  );
  return { otlpUrl: readOptional(url), tracesPerSecond: read(most, 10) };
}
