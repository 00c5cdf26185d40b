import { Ctx, Query, Resolver } from 'type-graphql';
import { departmentOf } from '../../../../shared/identity/caller';
import { ListSize } from '../../../../shared/graphql/list-size';
import { Internal } from '../../../../shared/sharing/in-dataset';
import type { AccountsContext } from '../accounts-context';
import { Account } from '../account.type';
import type { AccountRow } from '../members/member-row';
import { MOST_WAITING } from './waiting-half.queries';

@Resolver()
export class WaitingHalfQueries {
  @Internal('CONFIRM_ACCOUNTS', 'STAND_IN_FOR_STEWARDS')
  @ListSize(MOST_WAITING)
  @Query(() => [Account], {
    nullable: true,
    description:
      "Accounts whose other half of the enrolment code the caller may collect with `collectEnrolmentHalf`, longest waiting first, at most 50. A steward sees those of the steward's department, an exchange operator those of departments without another steward (待我领取的登记码)",
  })
  async enrolmentHalvesToCollect(
    @Ctx() { load, access: { caller, acts } }: AccountsContext,
  ): Promise<ReadonlyArray<AccountRow>> {
    const { members } = load.accounts;
    const ids = await load.accounts.halvesWaiting({
      subject: caller.subject,
      stewardOf: acts('CONFIRM_ACCOUNTS') ? departmentOf(caller) : null,
      standsIn: acts('STAND_IN_FOR_STEWARDS'),
    });
    const rows = await Promise.all(ids.map((id) => members.account(id)));
    return rows.filter((row) => row !== undefined);
  }
}
