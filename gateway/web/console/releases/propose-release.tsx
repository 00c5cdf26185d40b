import { Field, Form } from '../../common/form/form';
import { nameOf, titleOf } from '../../common/named';
import { useLanguage } from '../../common/language';
import { useAnswer } from '../../common/use-answer';
import {
  ProposeReleaseDocument,
  ReleasableDocument,
} from '../../generated/console/releases/releases';
import { dayAfter, dayOf } from '../times';
import { useAct } from '../use-act';

/** Proposes a release; an approver of the dataset's owner confirms it. */
export function ProposeRelease() {
  const { t, language } = useLanguage();
  const { data } = useAnswer(ReleasableDocument, {});
  const { mutate, error, isPending, isSuccess } = useAct(ProposeReleaseDocument);
  const submit = (form: FormData) => {
    const text = (name: string) => String(form.get(name) ?? '').trim();
    mutate({
      release: {
        dataset: text('dataset'),
        content: text('content'),
        process: text('process'),
        authority: text('authority'),
        channel: text('channel'),
        validFrom: text('validFrom'),
        validTo: dayAfter(text('validTo') || null),
      },
    });
  };
  const written = [
    ['content', { zh: '发布内容', en: 'What is released' }],
    ['process', { zh: '发布流程', en: 'Procedure' }],
    ['authority', { zh: '发布权限依据', en: 'Authority' }],
    ['channel', { zh: '发布渠道', en: 'Channel' }],
  ] as const;
  return (
    <section className="sheet">
      <h2>{t({ zh: '提出发布', en: 'Propose a release' })}</h2>
      <Form
        failure={error}
        fields={['dataset', ...written.map(([name]) => name), 'validFrom', 'validTo']}
        className="written"
        onSubmit={submit}
        actions={
          <p className="tools">
            <button type="submit" className="primary" disabled={isPending}>
              {t({ zh: '提出发布', en: 'Propose' })}
            </button>
            <span role="status">
              {isSuccess ? t({ zh: '已提出，待确认。', en: 'Proposed; to be confirmed.' }) : null}
            </span>
          </p>
        }
      >
        <Field name="dataset" label={t({ zh: '数据集', en: 'Dataset' })}>
          <select required>
            {(data?.data?.datasets?.nodes ?? []).map((one) => (
              <option key={one.id} value={one.id}>
                {nameOf(one.owner, language)} · {titleOf(one, language)}
                {one.openToPublic ? t({ zh: '（已开放）', en: ' (open already)' }) : ''}
              </option>
            ))}
          </select>
        </Field>
        {written.map(([name, words]) => (
          <Field key={name} name={name} label={t(words)}>
            <input required />
          </Field>
        ))}
        <div className="filters">
          <Field name="validFrom" label={t({ zh: '起始日期', en: 'From' })}>
            <input type="date" required defaultValue={dayOf(Date.now())} />
          </Field>
          <Field
            name="validTo"
            label={t({ zh: '截止日期（不填为长期）', en: 'Last day (empty: no end)' })}
          >
            <input type="date" />
          </Field>
        </div>
      </Form>
    </section>
  );
}
