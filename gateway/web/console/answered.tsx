import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Answer } from '../common/ask';
import { Failure, Loading, Refusals } from '../common/states';

/** What is shown of an answer: that it is coming, why it did not come, or its data with what of it was refused. */
export function Answered<Data>({
  answer,
  children,
}: {
  readonly answer: UseQueryResult<Answer<Data>>;
  readonly children: (data: Data) => ReactNode;
}) {
  const { data, error, refetch } = answer;
  if (error) return <Failure error={error} onAgain={() => void refetch()} />;
  if (!data?.data) return <Loading />;
  return (
    <>
      <Refusals errors={data.errors} />
      {children(data.data)}
    </>
  );
}
