import { Field, Form } from '../../common/form/form';
import { useLanguage } from '../../common/language';
import { useAct } from '../use-act';
import { ReturnRequestDocument } from '../../generated/console/requests/acts';
import { optionsOf } from '../terms';
import { POINTS } from './request-terms';

/** Returns a request, which is possible once, with a note for each point to correct. */
export function ReturnForm({ id }: { readonly id: string }) {
  const { t } = useLanguage();
  const { mutate, error, isPending } = useAct(ReturnRequestDocument);
  const points = optionsOf(POINTS, t);
  const submit = (form: FormData) => {
    const defects = points.flatMap(([point]) => {
      const note = String(form.get(point) ?? '').trim();
      return note ? [{ point, note }] : [];
    });
    mutate({ id, defects });
  };
  return (
    <Form
      failure={error}
      fields={points.map(([point]) => point)}
      className="written"
      onSubmit={submit}
      actions={
        <p className="tools">
          <button type="submit" className="primary" disabled={isPending}>
            {t({ zh: '确认退回补正', en: 'Confirm: return' })}
          </button>
        </p>
      }
    >
      <p className="hint">
        {t({
          zh: '只能退回一次：请一次列齐。不填的项视为符合。',
          en: 'It can be returned once: name everything. What is left empty conforms.',
        })}
      </p>
      {points.map(([point, words]) => (
        <Field key={point} name={point} label={words}>
          <textarea rows={1} />
        </Field>
      ))}
    </Form>
  );
}
