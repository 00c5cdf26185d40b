import { AskFailure, type AskError } from '../ask';

/** The errors of a form: by field, and those that belong to no field. */
export interface FormFaults {
  readonly ofField: ReadonlyMap<string, ReadonlyArray<AskError>>;
  readonly ofForm: ReadonlyArray<AskError>;
}

/**
 * Assigns each error to a field of the form. The hub names the field at the beginning of a sentence
 * (`purpose: …`, `release.validTo requires …`), each of several faults separately, or as the path
 * of a value of the wrong type (`at "draft.dataFrom"`).
 */
export function faultsOf(
  errors: ReadonlyArray<AskError>,
  fields: ReadonlyArray<string>,
): FormFaults {
  const ofField = new Map<string, AskError[]>();
  const ofForm: AskError[] = [];
  for (const error of errors.flatMap(eachFault)) {
    const field = fieldOf(error.message, fields);
    if (field === null) ofForm.push(error);
    else ofField.set(field, [...(ofField.get(field) ?? []), error]);
  }
  return { ofField, ofForm };
}

/** The errors of a failure; empty if the hub was not reached. */
export function refusalsOf(failure: unknown): ReadonlyArray<AskError> {
  return failure instanceof AskFailure ? failure.errors : [];
}

/** Splits an error that lists several faults into one error for each. */
function eachFault(error: AskError): ReadonlyArray<AskError> {
  const faults = error.extensions?.['faults'];
  if (!Array.isArray(faults) || !faults.every((one) => typeof one === 'string')) return [error];
  return faults.map((message) => ({ ...error, message }));
}

function fieldOf(message: string, fields: ReadonlyArray<string>): string | null {
  const [, variable] = /^Variable "\$(\w+)"/.exec(message) ?? [];
  const [, place = variable] = /\bat "([\w.[\]]+)"/.exec(message) ?? [];
  const [start = ''] = place === undefined ? (/^[\w.]+/.exec(message) ?? []) : [place];
  const named = start.split(/[.[\]]+/).find((part) => fields.includes(part));
  return named ?? null;
}
