import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useLanguage } from '../../common/language';
import { Failure } from '../../common/states';
import { wordsFor } from '../terms';
import { dayAfter } from '../times';
import { useAct } from '../use-act';
import { ChangeDraft } from './change-draft';
import { DecisionForm } from './decision-form';
import { SIMPLE_ACTS, type SimpleAct } from './request-acts';
import type { Request } from './request-data';
import { ACTS } from './request-terms';
import { ReturnForm } from './return-form';
import { RevokeForm } from './revoke-form';

/** What the caller may do with the request now: one act is open at a time. */
export function ActsOfRequest({ request }: { readonly request: Request }) {
  const { t } = useLanguage();
  const [chosen, setChosen] = useState('');
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
            onClick={() => setChosen(chosen === act ? '' : act)}
          >
            {t(wordsFor(ACTS, act))}
          </button>
        ))}
      </p>
      <FormOf act={chosen} request={request} />
    </section>
  );
}

function FormOf({ act, request }: { readonly act: string; readonly request: Request }) {
  if (act === 'CHANGE') return <ChangeDraft request={request} />;
  if (act === 'RETURN') return <ReturnForm id={request.id} />;
  if (act === 'DRAFT_DECISION') return <DecisionForm request={request} />;
  if (act === 'REVOKE') return <RevokeForm grants={request.grants} />;
  const simple = SIMPLE_ACTS[act];
  return simple ? <SimpleForm key={act} act={act} simple={simple} request={request} /> : null;
}

function SimpleForm({
  act,
  simple: { mutation, fields, of, isGrave = false },
  request,
}: {
  readonly act: string;
  readonly simple: SimpleAct;
  readonly request: Request;
}) {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const { mutate, error, isPending } = useAct(mutation, (id) => {
    if (id !== request.id) void navigate({ to: '/requests/$id', params: { id } });
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const written = fields.map(({ name, kind }) => {
      const text = String(form.get(name) ?? '').trim() || null;
      return [name, kind === 'lastDay' ? dayAfter(text) : text];
    });
    mutate({ id: request.id, ...Object.fromEntries(written), ...of?.(request) });
  };
  const words = t(wordsFor(ACTS, act));
  return (
    <form className="written" onSubmit={submit}>
      {fields.map(({ name, words: label, kind, isWanted }) => (
        <label key={name}>
          {t(label)}
          {kind === 'long' ? (
            <textarea name={name} required={isWanted} rows={2} />
          ) : (
            <input name={name} required={isWanted} type={kind === 'lastDay' ? 'date' : kind} />
          )}
        </label>
      ))}
      {error ? <Failure error={error} /> : null}
      <p className="tools">
        <button type="submit" className={isGrave ? 'grave' : 'primary'} disabled={isPending}>
          {t({ zh: `确认${words}`, en: `Confirm: ${words}` })}
        </button>
      </p>
    </form>
  );
}
