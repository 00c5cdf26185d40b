import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Field, Form } from '../../common/form/form';
import { useLanguage } from '../../common/language';
import { useAskedAct } from '../use-act';
import { ChangeDraft } from './change-draft';
import { DecisionForm } from './decision-form';
import { SIMPLE_ACTS, type AnyVariables, type SimpleAct } from './request-acts';
import type { DataRequestAct } from '../../generated/graph';
import { DataRequestActWords } from '../../generated/words';
import type { ShownRequestFragment } from '../../generated/console/requests/request';
import { ReturnForm } from './return-form';
import { RevokeForm } from './revoke-form';

/** The acts that the caller may do on the request now; one is open at a time. */
export function ActsOfRequest({ request }: { readonly request: ShownRequestFragment }) {
  const { t } = useLanguage();
  const [chosen, setChosen] = useState<DataRequestAct | null>(null);
  const acts = [
    ...new Set(
      request.possibleActs
        .filter((act) => act !== 'ATTACH' && act !== 'IMPORT')
        .map((act) => (act === 'REVOKE_PART' ? 'REVOKE' : act)),
    ),
  ];
  if (acts.length === 0) return null;
  return (
    <section className="sheet acts">
      <h2>{t({ zh: '可办理事项', en: 'What you may do' })}</h2>
      <p className="tools">
        {acts.map((act) => (
          <button
            key={act}
            type="button"
            aria-pressed={chosen === act}
            onClick={() => setChosen(chosen === act ? null : act)}
          >
            {t(DataRequestActWords[act])}
          </button>
        ))}
      </p>
      {chosen ? <FormOf act={chosen} request={request} /> : null}
    </section>
  );
}

function FormOf({
  act,
  request,
}: {
  readonly act: DataRequestAct;
  readonly request: ShownRequestFragment;
}) {
  if (act === 'CHANGE') return <ChangeDraft request={request} />;
  if (act === 'RETURN') return <ReturnForm id={request.id} />;
  if (act === 'DRAFT_DECISION') return <DecisionForm request={request} />;
  if (act === 'REVOKE') return <RevokeForm grants={request.grants} />;
  const simple = SIMPLE_ACTS[act];
  return simple ? <SimpleForm key={act} act={act} simple={simple} request={request} /> : null;
}

function SimpleForm({
  act,
  simple: { fields, isGrave, asked },
  request,
}: {
  readonly act: DataRequestAct;
  readonly simple: SimpleAct;
  readonly request: ShownRequestFragment;
}) {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const { mutate, error, isPending } = useAskedAct<AnyVariables>((id) => {
    if (id !== request.id) void navigate({ to: '/requests/$id', params: { id } });
  });
  const submit = (form: FormData) =>
    mutate(asked(request, (name) => String(form.get(name) ?? '').trim() || null));
  const words = t(DataRequestActWords[act]);
  return (
    <Form
      failure={error}
      fields={fields.map(({ name }) => name)}
      className="written"
      onSubmit={submit}
      actions={
        <p className="tools">
          <button type="submit" className={isGrave ? 'grave' : 'primary'} disabled={isPending}>
            {t({ zh: `确认${words}`, en: `Confirm: ${words}` })}
          </button>
        </p>
      }
    >
      {fields.map(({ name, words: label, kind, isWanted }) => (
        <Field key={name} name={name} label={t(label)}>
          {kind === 'long' ? (
            <textarea required={isWanted} rows={2} />
          ) : (
            <input required={isWanted} type={kind === 'lastDay' ? 'date' : kind} />
          )}
        </Field>
      ))}
    </Form>
  );
}
