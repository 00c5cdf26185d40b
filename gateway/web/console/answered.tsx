import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Answer } from '../common/ask';
import { useLanguage } from '../common/language';
import { Empty, Failure, Loading, Refusals } from '../common/states';

/**
 * What is shown of an answer: that it is coming, why it did not come, or its data with what of it was
 * refused. Data that came before a later failure stay, and with them what is being filled in.
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

/** A list of an answer where it came; where it did not, that: what is missing is not empty. */
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
