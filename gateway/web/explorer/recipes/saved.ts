import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { AskFailure } from '../../common/ask';
import { useSession } from '../../common/session';
import { useCaller } from '../caller/caller';

/** A question that the caller keeps on the hub. */
export interface SavedQuestion {
  readonly name: string;
  readonly query: string;
  readonly variables: string;
}

const LIST = '{ mySavedQuestions { name query variables } }';
const SAVE = 'mutation ($question: QuestionToKeep!) { saveQuestion(question: $question) { name } }';
const DELETE = 'mutation ($name: String!) { deleteSavedQuestion(name: $name) }';

/** The caller's own questions; none for the public, which keeps none. */
export function useSavedQuestions() {
  const { send, turn, token } = useCaller();
  const { data: session } = useSession();
  const client = useQueryClient();
  const asked = async <Data>(query: string, variables: object = {}): Promise<Data> => {
    const { data, errors = [] } = await send({ query, variables });
    if (data === null || data === undefined || errors.length > 0) throw new AskFailure(errors);
    return data as Data;
  };
  const isSomebody = token !== null || (session !== undefined && session.kind !== 'NOBODY');
  const onSuccess = () => client.invalidateQueries({ queryKey: ['saved-questions'] });
  const list = useQuery({
    queryKey: ['saved-questions', turn, session?.account],
    queryFn: () =>
      asked<{ readonly mySavedQuestions: ReadonlyArray<SavedQuestion> }>(LIST).then(
        ({ mySavedQuestions }) => mySavedQuestions,
      ),
    enabled: isSomebody,
    retry: false,
  });
  return {
    isSomebody,
    list,
    save: useMutation({
      mutationFn: (question: SavedQuestion) => asked(SAVE, { question }),
      onSuccess,
    }),
    remove: useMutation({ mutationFn: (name: string) => asked(DELETE, { name }), onSuccess }),
  };
}
