import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Answer } from '../common/ask';
import { useLanguage } from '../common/language';
import { Empty, Failure, Loading, Refusals } from '../common/states';

/**
 * Shows the state of an answer: loading, failed, or its data with the errors of refused parts. Data
 * that arrived before a later failure remain shown, and so does a form that is being filled in.
 */
export function Answered<Data>({
  answer,
  children,
}: {
  readonly answer: UseQueryResult<Answer<Data>>;
  readonly children: (data: Data) => ReactNode;
}) {
  const { data, error, refetch } = answer;
  const failure = error ? <Failure error={error} onAgain={() => void refetch()} /> : null;
  if (!data?.data) return failure ?? <Loading />;
  return (
    <>
      {failure}
      <Refusals errors={data.errors} />
      {children(data.data)}
    </>
  );
}

/** Shows a list of an answer; if the list is missing, says so, because missing is not empty. */
export function Listed<Item>({
  of,
  children,
}: {
  readonly of: ReadonlyArray<Item> | null | undefined;
  readonly children: (items: ReadonlyArray<Item>) => ReactNode;
}) {
  const { t } = useLanguage();
  if (of) return children(of);
  return (
    <Empty>
      {t({
        zh: '暂时无法取得，不代表没有。',
        en: 'Not available at the moment, which does not mean that there is none.',
      })}
    </Empty>
  );
}
