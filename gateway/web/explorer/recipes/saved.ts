import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { AskFailure } from '../../common/ask';
import { useSession } from '../../common/session';
import type { TypedDocument } from '../../common/typed-document';
import {
  DeleteSavedQuestionDocument,
  SavedQuestionsDocument,
  SaveQuestionDocument,
  type SavedQuestionFragment,
} from '../../generated/explorer/recipes/saved';
import { useCaller } from '../caller/caller';

/** The caller's saved questions; the public has none. */
export function useSavedQuestions() {
  const { sendDocument, turn, token } = useCaller();
  const { data: session } = useSession();
  const client = useQueryClient();
  const asked = async <Data, Variables>(
    document: TypedDocument<Data, Variables>,
    variables: Variables,
  ): Promise<Data> => {
    const { data, errors } = await sendDocument(document, variables);
    if (data === null || errors.length > 0) throw new AskFailure(errors);
    return data;
  };
  const isSignedIn = token !== null || (session !== undefined && session.kind !== 'NOBODY');
  const onSuccess = () => client.invalidateQueries({ queryKey: ['saved-questions'] });
  const list = useQuery({
    queryKey: ['saved-questions', turn, session?.account],
    queryFn: () =>
      asked(SavedQuestionsDocument, {}).then(({ mySavedQuestions }) => mySavedQuestions ?? []),
    enabled: isSignedIn,
    retry: false,
  });
  return {
    isSignedIn,
    list,
    save: useMutation({
      mutationFn: (question: SavedQuestionFragment) => asked(SaveQuestionDocument, { question }),
      onSuccess,
    }),
    remove: useMutation({
      mutationFn: (name: string) => asked(DeleteSavedQuestionDocument, { name }),
      onSuccess,
    }),
  };
}
