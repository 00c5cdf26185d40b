import { RiverGateError } from '../../../shared/errors/rivergate-error';
import type { Permits } from '../../../shared/sharing/permits';
import type { RecordViewer } from './record-narrowing.loader';

/** As whom somebody asks to see the record. */
export type RecordViewName = 'OWNER' | 'READER' | 'WHOLE';

/**
 * What the caller sees of the record who asks to see it so; throws NOT_PERMITTED where his post or his
 * organisation has no such view: outside government nobody owns data, and whoever audits sees it whole.
 */
export function recordViewer(
  { caller, acts }: Pick<Permits, 'caller' | 'acts'>,
  view: RecordViewName,
): RecordViewer {
  const { organisation } = caller;
  if (view === 'WHOLE' && acts('READ_WHOLE_RECORD')) return { all: true };
  if (view !== 'WHOLE' && acts('READ_OWN_RECORD') && organisation) {
    if (view === 'READER') return { reader: organisation };
    if (organisation.kind === 'DEPARTMENT') return { owner: organisation.id };
  }
  throw new RiverGateError('NOT_PERMITTED', `The record is not shown to this caller as ${view}.`, {
    view,
  });
}
