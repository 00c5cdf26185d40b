import { Fallback } from '../fallback';
import type { JsonText } from '../text/json-text';
import { latestText } from './latest';
import type { MeasuredPlace } from './measured-fields';
import { observationPageText } from './observation-page';
import type { Scope } from '../scope';
import type { SelectedField } from '../selection';
import { seriesText } from './series';

/** The text of a field with measurements of a station. */
export function measurementText(
  scope: Scope,
  place: MeasuredPlace,
  field: SelectedField,
): JsonText {
  if (field.name === 'latest') return latestText(scope, place, field);
  if (field.name === 'series') return seriesText(scope, place, field);
  if (field.name === 'observations') return observationPageText(scope, place, field);
  throw new Fallback('FIELD', `${place.type.name}.${field.name}`);
}
