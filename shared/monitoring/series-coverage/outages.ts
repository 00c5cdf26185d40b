import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  Int,
  Mutation,
  Resolver,
  type ClassType,
} from 'type-graphql';
import { bool, instant, int, list, nullable, text } from '../../data/sql-type';
import { EXAMPLE_SCHEMA, statementFamily } from '../../data/statement';
import { RiverGateError } from '../../errors/rivergate-error';
import { LongestText } from '../../graphql/longest-text';
import { DateTimeScalar } from '../../graphql/scalars';
import { Internal } from '../../sharing/in-dataset';
import { capitalName } from '../capital-name';
import type { DepartmentContext } from '../department-context';
import { indicatorCodes } from '../indicator-argument';
import { periodOf } from '../period';
import { requireOwnDepartment } from '../revisions/own-department';
import { SeriesOfStationArgs } from '../revisions/series-of-station.args';

@ArgsType()
class OutageArgs extends SeriesOfStationArgs {
  @Field(() => DateTimeScalar, { description: 'Start, inclusive (开始)' })
  from!: string;

  @Field(() => DateTimeScalar, { description: 'End, exclusive; may lie ahead (结束)' })
  to!: string;

  @LongestText(500)
  @Field(() => String, {
    description: 'Reason, shown to everyone who may read the values (停测原因)',
  })
  reason!: string;
}

/**
 * Creates the resolver of the mutations by which a department's stewards declare outages of its
 * stations and withdraw them, e.g. `declareWaterOutage` and `withdrawWaterOutage`.
 */
export function outageResolver(department: string): ClassType {
  const capital = capitalName(department);

  @Resolver()
  class OutageResolver {
    @Internal('DECLARE_OUTAGE')
    @Mutation(() => Int, {
      name: `declare${capital}Outage`,
      nullable: true,
      description:
        "Declares that a station of the caller's department does not measure in a period; returns the number of the outage (停测申报)",
    })
    declare(
      @Args(() => OutageArgs) asked: OutageArgs,
      @Ctx() context: DepartmentContext,
    ): Promise<number> {
      return declareOutage(department, asked, context);
    }

    @Internal('DECLARE_OUTAGE')
    @Mutation(() => Boolean, {
      name: `withdraw${capital}Outage`,
      nullable: true,
      description: "Withdraws a declared outage of the caller's department (撤销停测申报)",
    })
    withdraw(
      @Arg('outage', () => Int, { description: 'Number of the outage (停测申报编号)' })
      outage: number,
      @Ctx() context: DepartmentContext,
    ): Promise<boolean> {
      return withdrawOutage(department, outage, context);
    }
  }
  return OutageResolver;
}

async function declareOutage(
  department: string,
  asked: OutageArgs,
  { access, write }: DepartmentContext,
): Promise<number> {
  requireOwnDepartment(department, access.caller);
  const { from, to } = periodOf(asked.from, asked.to);
  const reason = requireReason(asked.reason);
  const codes = indicatorCodes(asked.indicators);
  const { subject } = access.caller;
  const [done] = await write((transaction) =>
    transaction.query(DECLARE_OUTAGE(department), [
      asked.station,
      codes,
      from,
      to,
      reason,
      subject,
    ]),
  );
  if (done?.id) return done.id;
  throw new RiverGateError(
    'BAD_USER_INPUT',
    `station requires the id of a station of your department that measures these indicators, but got: "${asked.station}".`,
  );
}

async function withdrawOutage(
  department: string,
  outage: number,
  { access, write }: DepartmentContext,
): Promise<boolean> {
  requireOwnDepartment(department, access.caller);
  const [done] = await write((transaction) =>
    transaction.query(WITHDRAW_OUTAGE(department), [outage, access.caller.subject]),
  );
  if (done?.is_withdrawn) return true;
  throw new RiverGateError(
    'BAD_USER_INPUT',
    `outage requires the number of a declared outage of your department, but got: ${String(outage)}.`,
  );
}

function requireReason(reason: string): string {
  const written = reason.trim();
  if (written !== '') return written;
  throw new RiverGateError('BAD_USER_INPUT', 'reason requires a text, but got: "".');
}

/** Declares an outage; null if the station measures none of the indicators. */
export const DECLARE_OUTAGE = statementFamily({
  text: (schema: string) => `select ${schema}.declare_outage($1, $2, $3, $4, $5, $6) as id`,
  columns: { id: nullable(int()) },
  parameters: [text(), nullable(list(text())), instant(), instant(), text(), text()],
  examples: [[EXAMPLE_SCHEMA]],
});

/** Withdraws an outage; false if there is none that is in force. */
export const WITHDRAW_OUTAGE = statementFamily({
  text: (schema: string) => `select ${schema}.withdraw_outage($1, $2) as is_withdrawn`,
  columns: { is_withdrawn: bool() },
  parameters: [int(), text()],
  examples: [[EXAMPLE_SCHEMA]],
});
