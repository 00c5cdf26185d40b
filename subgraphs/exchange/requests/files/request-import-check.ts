import { MANDATE_DEPARTMENTS } from '../../../../shared/domain/mandate/departments';
import { messageOf } from '../../../../shared/errors/message-of';
import { DateScalar, DateTimeScalar } from '../../../../shared/graphql/scalars';
import type { Organisation } from '../../../../shared/identity/caller';
import type { AccessDecisions } from '../../../../shared/sharing/access-decisions';
import { checkedText } from '../checked-text';
import { CATALOGUE } from '../../catalogue/module';
import {
  drafted,
  draftedDatasets,
  type DraftInput,
  type DraftedRequest,
} from '../acts/request-draft';
import {
  itemsOf,
  type FileRefusal,
  type FiledDataRequest,
  type FiledResource,
} from './request-file';
import { SHARE_TYPES } from './request-filing';
import type { PresentDataset } from '../request-row';
import {
  missingParts,
  settledDataset,
  settlingOf,
  type ToSettle,
} from '../acts/request-submission';
import type { RequestedDatasetDraft } from '../acts/request.store';

/** A request of a file that is well formed and complete. */
export interface CheckedFiling {
  readonly exchangeNumber: string;
  readonly applicant: Organisation;
  readonly applicantName: string;
  readonly said: DraftedRequest;
  readonly datasets: ReadonlyArray<RequestedDatasetDraft>;
}

/** The facts against which a file is checked. */
export interface FilingContext {
  /** Every dataset of the catalogue, by its catalogue code. */
  readonly byCode: ReadonlyMap<string, PresentDataset>;
  readonly access: AccessDecisions;
  readonly today: string;
}

/**
 * Returns the content of a request of a file. Everything that cannot be imported is reported to
 * `refusals`.
 */
export function checkedFiling(
  filed: FiledDataRequest,
  requestContext: FilingContext,
  refusals: FileRefusal[],
): CheckedFiling {
  const { values } = filed;
  const refuse = refuserOf(filed, refusals);
  const exchangeNumber = checkedColumn(filed, 'exchange_number', refusals);
  if (exchangeNumber === '')
    refuse('exchange_number', 'The number of the exchange platform is missing.');
  checkedColumn(filed, 'request_number', refusals);
  const applicant = applicantOf(filed, refusals);
  const faults: string[] = [];
  const said = drafted(draftOf(filed, refusals), faults);
  const datasets = filed.resources.flatMap((one) =>
    checkedResource(one, { ...requestContext, applicant }, refusals),
  );
  const codes = filed.resources.map((one) => one.values['resource_code']);
  if (new Set(codes).size < codes.length) refuse('resource_code', 'A resource is named twice.');
  const request = { ...said, applicantKind: applicant.kind };
  for (const fault of faults) refuse(columnOf(fault), fault);
  // A wrong value is not also reported as missing.
  const told = new Set(refusals.map(({ column }) => column));
  const missing = missingParts({
    request,
    datasets: datasets.map(unsettled),
    today: requestContext.today,
  });
  for (const fault of missing.filter((one) => !told.has(columnOf(one))))
    refuse(columnOf(fault), fault);
  const applicantName =
    checkedColumn(filed, 'applicant_name', refusals) || (values['applicant_id'] ?? '');
  return { exchangeNumber, applicant, applicantName, said, datasets };
}

type Refuse = (column: string, reason: string) => void;

function refuserOf(
  { line, values }: FiledDataRequest | FiledResource,
  refusals: FileRefusal[],
): Refuse {
  return (column, reason) => {
    refusals.push({ line, column, value: (values[column] ?? '').slice(0, 200), reason });
  };
}

function checkedColumn(filed: FiledDataRequest, column: string, refusals: FileRefusal[]): string {
  const faults: string[] = [];
  const text = checkedText(filed.values[column], { name: column, max: 100 }, faults);
  for (const fault of faults) refuserOf(filed, refusals)(column, fault);
  return text;
}

function applicantOf(filed: FiledDataRequest, refusals: FileRefusal[]): Organisation {
  const refuse = refuserOf(filed, refusals);
  const { applicant_kind: kind = '', applicant_id: id = '' } = filed.values;
  if (kind !== 'DEPARTMENT' && kind !== 'PARTNER' && kind !== 'ENTERPRISE') {
    refuse('applicant_kind', 'It must be one of DEPARTMENT, PARTNER, ENTERPRISE.');
    return { kind: 'PARTNER', id };
  }
  const isKnown = kind !== 'DEPARTMENT' || MANDATE_DEPARTMENTS.some((one) => one.id === id);
  if (!/^[a-z][a-z0-9-]{0,63}$/.test(id) || !isKnown)
    refuse(
      'applicant_id',
      'It must be the id of an organisation; for a department the id in the mandate.',
    );
  return { kind, id };
}

function draftOf(filed: FiledDataRequest, refusals: FileRefusal[]): DraftInput {
  const { values } = filed;
  const refuse = refuserOf(filed, refusals);
  const scalar = (column: string, { parseValue }: typeof DateScalar): string | null => {
    const value = values[column] ?? '';
    try {
      return value === '' ? null : parseValue(value);
    } catch (thrown) {
      refuse(column, messageOf(thrown));
      return null;
    }
  };
  const operations = values['operations_per_day'] ?? '';
  if (!/^\d{0,9}$/.test(operations)) refuse('operations_per_day', 'It must be a whole number.');
  const districts = itemsOf(values['districts'] ?? '');
  return {
    datasets: [],
    purpose: values['purpose'] ?? '',
    dutyBasis: values['duty_basis'] ?? '',
    districts: districts.length === 0 ? null : districts,
    dataFrom: scalar('data_from', DateTimeScalar),
    dataBefore: scalar('data_before', DateTimeScalar),
    wantedFrom: scalar('wanted_from', DateScalar),
    wantedUntil: scalar('wanted_until', DateScalar),
    operationsPerDay: /^\d{1,9}$/.test(operations) ? Number(operations) : null,
    securityContact: values['security_contact'] ?? '',
    securityPhone: values['security_phone'] ?? '',
  };
}

function checkedResource(
  filed: FiledResource,
  requestContext: FilingContext & { readonly applicant: Organisation },
  refusals: FileRefusal[],
): RequestedDatasetDraft[] {
  const refuse = refuserOf(filed, refusals);
  const value = (column: string) => filed.values[column] ?? '';
  const present = requestContext.byCode.get(value('resource_code'));
  if (!present) {
    refuse('resource_code', 'The catalogue has no resource with this code.');
    return [];
  }
  const { id } = present.facts;
  const wanted = SHARE_TYPES[CATALOGUE.requestedClass(requestContext.access, id)];
  const told = value('share_type');
  if (told !== '' && told !== wanted) refuse('share_type', `The catalogue says ${wanted}.`);
  const fields = itemsOf(value('item_name'));
  const asked = [{ datasetId: id, fields: fields.length === 0 ? null : fields }];
  const faults: string[] = [];
  const draft = {
    applicant: requestContext.applicant,
    present: new Map([[id, present]]),
    owner: null,
  };
  const [dataset] = draftedDatasets({ datasets: asked }, draft, faults);
  if (!dataset) return [];
  const settled =
    faults.length === 0 ? settle({ ...dataset, present }, requestContext, faults) : null;
  for (const fault of faults)
    refuse(fault.includes('field') ? 'item_name' : 'resource_code', fault);
  return settled ? [settled] : [];
}

function settle(
  dataset: ToSettle,
  { applicant, access }: FilingContext & { readonly applicant: Organisation },
  faults: string[],
): RequestedDatasetDraft {
  const request = { applicantKind: applicant.kind };
  return settledDataset(dataset, { ...settlingOf({ request }, dataset, access), faults });
}

function unsettled({ datasetId, isWhole, fields }: RequestedDatasetDraft) {
  return { datasetId, isWhole, fields, present: null };
}

/**
 * Returns the column of a fault, which begins with the name of the input: `wantedUntil: …` belongs
 * to wanted_until.
 */
function columnOf(fault: string): string {
  const [name = ''] = fault.split(':', 1);
  if (name === 'datasets') return 'resource_code';
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
