import { isOpenToAll, type Dataset } from '../../../../shared/sharing/dataset';
import { UNIFIED_ISSUER } from '../../../../shared/domain/mandate/release-issuers';
import type { CatalogueContext } from '../catalogue-context';
import { forceOf } from '../terms/in-force';
import { requirePeriod, refused, saidText } from '../terms/term-rules';

/** A release as a publisher proposes it. */
export interface ReleaseProposal {
  readonly dataset: string;
  readonly content: string;
  readonly process: string;
  readonly authority: string;
  readonly channel: string;
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** With its number, given as the texts before and after the serial. */
export interface NumberedRelease extends ReleaseProposal {
  readonly numberBegin: string;
  readonly numberEnd: string;
}

/** The issuer, and the time of issue. */
interface Issue {
  readonly department: string;
  readonly day: string;
  readonly isDemonstration: boolean;
}

/**
 * Gives a release its number, by issuer, year and serial: `江环发布〔2026〕1号`; the number of a
 * demonstration release says that it is synthetic. Throws BAD_USER_INPUT for empty texts and for an
 * invalid period.
 */
export function numberedRelease(
  asked: ReleaseProposal,
  { department, day, isDemonstration }: Issue,
): NumberedRelease {
  const { validFrom, validTo } = asked;
  requirePeriod(validFrom, validTo);
  requireRunning(validTo, day);
  const issuer = department === UNIFIED_ISSUER ? '江环发布' : '江气发布';
  return {
    dataset: asked.dataset,
    content: saidText('content', asked.content),
    process: saidText('process', asked.process),
    authority: saidText('authority', asked.authority),
    channel: saidText('channel', asked.channel),
    validFrom,
    validTo,
    numberBegin: `${isDemonstration ? '演示发布' : issuer}〔${day.slice(0, 4)}〕`,
    numberEnd: isDemonstration ? '号（虚构）' : '号',
  };
}

/** Throws TRANSITION_REFUSED if the last day of the release has passed. */
export function requireRunning(validTo: string | null, day: string): void {
  if (validTo === null || validTo > day) return;
  throw refused(`Its last day has passed (${validTo}); propose it again (已过有效期).`);
}

/**
 * Throws TRANSITION_REFUSED, with what to do first, for a dataset whose class in force is not open
 * to all.
 */
export async function requireOpenToAll(context: CatalogueContext, facts: Dataset): Promise<void> {
  const force = await forceOf(context, facts);
  if (force && isOpenToAll(force)) return;
  const { id, sharing, openness } = facts;
  if (!isOpenToAll(facts)) {
    throw refused(
      `"${id}" is declared ${sharing} and ${openness}: its department must declare it open to all first, and its stewards confirm that (申报属性非无条件共享并开放).`,
    );
  }
  throw refused(
    force
      ? `The class in force of "${id}" is ${force.sharing} and ${force.openness}: have its stewards propose and confirm UNCONDITIONAL and PUBLIC first (生效属性非无条件共享并开放).`
      : `No class of "${id}" is confirmed: have its stewards propose and confirm one first (共享属性尚未确认).`,
  );
}
