import type { FormEvent } from 'react';
import { useLanguage } from '../../common/language';
import { Failure } from '../../common/states';
import { useAct } from '../use-act';
import { ReturnRequestDocument } from '../../generated/console/requests/acts';
import { optionsOf } from '../terms';
import { POINTS } from './request-terms';

/** Returns a request once, with all that it lacks: a note for each point that is to be mended. */
export function ReturnForm({ id }: { readonly id: string }) {
  const { t } = useLanguage();
  const { mutate, error, isPending } = useAct(ReturnRequestDocument);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const defects = optionsOf(POINTS, t).flatMap(([point]) => {
      const note = String(form.get(point) ?? '').trim();
      return note ? [{ point, note }] : [];
    });
    mutate({ id, defects });
  };
  return (
    <form className="written" onSubmit={submit}>
      <p className="hint">
        {t({
          zh: '只能退回一次：请一次列齐。不填的项视为符合。',
          en: 'It can be returned once: name everything. What is left empty conforms.',
        })}
      </p>
      {optionsOf(POINTS, t).map(([point, words]) => (
        <label key={point}>
          {words}
          <textarea name={point} rows={1} />
        </label>
      ))}
      {error ? <Failure error={error} /> : null}
      <p className="tools">
        <button type="submit" className="primary" disabled={isPending}>
          {t({ zh: '确认退回补正', en: 'Confirm: return' })}
        </button>
      </p>
    </form>
  );
}
