import { useLanguage } from '../../common/language';
import { useNames } from '../names';
import { DataTable } from '../data-table';
import type { PreviewedFieldFragment } from '../../generated/console/requests/request';

/** Previews what a grant would open, field by field. */
export function Preview({ fields }: { readonly fields: ReadonlyArray<PreviewedFieldFragment> }) {
  const { t } = useLanguage();
  const names = useNames();
  if (fields.length === 0) return null;
  const may = (opens: boolean) =>
    opens ? (
      <span className="badge open">{t({ zh: '可读', en: 'may read' })}</span>
    ) : (
      <span className="badge closed">{t({ zh: '不可读', en: 'may not' })}</span>
    );
  const idle = fields.filter(({ isInGrant, because }) => isInGrant && because === 'OPENS_NOTHING');
  const opened = String(fields.filter(({ opens, opensNow }) => opens && !opensNow).length);
  return (
    <section className="sheet">
      <h2>{t({ zh: '授权后将开放的字段', en: 'What a grant would open' })}</h2>
      <p>
        {t({
          zh: `若同意，申请单位将新增可读字段 ${opened} 个。`,
          en: `If granted, the applicant will read ${opened} fields more.`,
        })}
      </p>
      {idle.length > 0 ? (
        <p className="state failure" role="alert">
          {t({
            zh: '以下字段缺少其下字段或上级字段，授权后也不会开放任何数据：',
            en: 'These fields would open nothing, because the fields in them or the fields that lead to them are not granted: ',
          })}
          {names.fields(idle.map(({ coordinate }) => coordinate))}
        </p>
      ) : null}
      <DataTable
        label={t({ zh: '字段预览', en: 'Fields' })}
        heads={[
          t({ zh: '字段', en: 'Field' }),
          t({ zh: '在授权内', en: 'In the grant' }),
          t({ zh: '当前', en: 'Now' }),
          t({ zh: '授权后', en: 'With it' }),
        ]}
        rows={fields.map(({ datasetId, coordinate, isInGrant, opensNow, opens }) => [
          `${datasetId} ${coordinate}`,
          names.field(coordinate),
          isInGrant ? t({ zh: '是', en: 'yes' }) : t({ zh: '否', en: 'no' }),
          may(opensNow),
          may(opens),
        ])}
      />
    </section>
  );
}
