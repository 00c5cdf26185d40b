import type { Reader } from '../../shared/data/database';
import { memberLoaders, type MemberLoaders } from './member-list.loader';

/** What is loaded of accounts, of the record and of cases. */
export interface PeopleLoaders {
  readonly members: MemberLoaders;
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
    forget: () => {
      members = memberLoaders(reader);
    },
  };
}
