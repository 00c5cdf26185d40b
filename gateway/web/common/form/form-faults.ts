import { AskFailure, type AskError } from '../ask';

/** What was refused of a form: at each of its fields, and what is of none of them. */
export interface FormFaults {
  readonly ofField: ReadonlyMap<string, ReadonlyArray<AskError>>;
  readonly ofForm: ReadonlyArray<AskError>;
}

/**
 * Which field of a form each refusal is about. The hub names it at the beginning of its sentences
 * (`purpose: …`, `release.validTo requires …`), each of several faults by itself, or as the place of a value
 * that did not fit its type (`at "draft.dataFrom"`).
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

/** The refusals of a failure; none where the hub was not reached. */
export function refusalsOf(failure: unknown): ReadonlyArray<AskError> {
  return failure instanceof AskFailure ? failure.errors : [];
}

/** A refusal for several faults as one for each. */
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
