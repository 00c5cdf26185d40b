import type { Reader } from '../../../shared/data/database';
import type { PageRequest, Page } from '../../../shared/graphql/connection';
import { controlsNow, type ControlsRow } from '../record/security/controls.loader';
import {
  embargoedBy,
  underSealOf,
  type Embargo,
  type UnderSealRow,
} from '../record/embargo.loader';
import {
  exchangeCounts,
  type CountScope,
  type ExchangeCountRow,
} from '../record/exchange-count.loader';
import { clientKeys, type ClientKeyRow } from './clients/client-key.loader';
import { memberLoaders, type MemberLoaders } from './members/member-list.loader';
import { recordLoaders, type RecordLoaders } from '../record/record.loader';
import { recordSealLoaders, type RecordSealLoaders } from '../record/record-seal.loader';
import type { UsageNarrowing } from '../record/record-usage.loader';
import {
  securityEventPage,
  type SecurityEventRow,
  type SecurityNarrowing,
} from '../record/security/security-event.loader';
import { savedQuestionsOf, type SavedQuestionRow } from './saved-questions/saved-question.loader';
import { halvesWaiting, type HalfCollector } from './enrolment/waiting-half.loader';
import {
  tamperingCaseLoaders,
  type TamperingCaseLoaders,
} from '../record/cases/tampering-case.loader';

/** What is loaded of accounts, of the record and of cases. */
export interface PeopleLoaders {
  readonly members: MemberLoaders;
  readonly record: RecordLoaders;
  readonly seals: RecordSealLoaders;
  readonly cases: TamperingCaseLoaders;
  /** Who hides an entry for a case; null where nobody does. */
  embargoedBy(embargo: Embargo): Promise<string | null>;
  /** How many entries that concern an owner's data are under seal. */
  underSealOf(owner: string): Promise<UnderSealRow>;
  exchangeCounts(
    scope: CountScope,
    filter: UsageNarrowing,
  ): Promise<ReadonlyArray<ExchangeCountRow>>;
  securityEvents(request: PageRequest, filter: SecurityNarrowing): Promise<Page<SecurityEventRow>>;
  controls(now: Date): Promise<ControlsRow>;
  savedQuestionsOf(owner: string): Promise<ReadonlyArray<SavedQuestionRow>>;
  /** Public keys of a client. */
  keysOf(client: string): Promise<ReadonlyArray<ClientKeyRow>>;
  /** Accounts whose other half of the enrolment code waits for this person. */
  halvesWaiting(collector: HalfCollector): Promise<ReadonlyArray<string>>;
  /** Lets go of what was loaded: an act has changed it. */
  forget(): void;
}

/** Makes the loaders of one request. */
export function peopleLoaders(reader: Reader): PeopleLoaders {
  let members = memberLoaders(reader);
  let cases = tamperingCaseLoaders(reader);
  let keys = clientKeys(reader);
  return {
    get members() {
      return members;
    },
    get cases() {
      return cases;
    },
    record: recordLoaders(reader),
    seals: recordSealLoaders(reader),
    embargoedBy: (embargo) => embargoedBy(reader, embargo),
    underSealOf: (owner) => underSealOf(reader, owner),
    exchangeCounts: (scope, filter) => exchangeCounts(reader, scope, filter),
    securityEvents: (request, filter) => securityEventPage(reader, request, filter),
    controls: (now) => controlsNow(reader, now),
    savedQuestionsOf: (owner) => savedQuestionsOf(reader, owner),
    keysOf: async (client) => (await keys.load(client)) ?? [],
    halvesWaiting: (collector) => halvesWaiting(reader, collector),
    forget: () => {
      keys = clientKeys(reader);
      members = memberLoaders(reader);
      cases = tamperingCaseLoaders(reader);
    },
  };
}
