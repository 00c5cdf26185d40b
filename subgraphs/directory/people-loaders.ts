import type { Reader } from '../../shared/data/database';
import { embargoedBy, type Embargo } from './embargo.loader';
import { memberLoaders, type MemberLoaders } from './member-list.loader';
import { recordLoaders, type RecordLoaders } from './record.loader';
import { recordSealLoaders, type RecordSealLoaders } from './record-seal.loader';

/** What is loaded of accounts, of the record and of cases. */
export interface PeopleLoaders {
  readonly members: MemberLoaders;
  readonly record: RecordLoaders;
  readonly seals: RecordSealLoaders;
  /** Who hides an entry for a case; null where nobody does. */
  embargoedBy(embargo: Embargo): Promise<string | null>;
  /** Lets go of what was loaded: an act has changed it. */
  forget(): void;
}

/** Makes the loaders of one request. */
export function peopleLoaders(reader: Reader): PeopleLoaders {
  let members = memberLoaders(reader);
  return {
    get members() {
      return members;
    },
    record: recordLoaders(reader),
    seals: recordSealLoaders(reader),
    embargoedBy: (embargo) => embargoedBy(reader, embargo),
    forget: () => {
      members = memberLoaders(reader);
    },
  };
}
