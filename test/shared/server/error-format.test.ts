import { GraphQLError } from 'graphql';
import { errorFormat } from '../../../shared/server/error-format';

const format = errorFormat({ hasSuggestions: false });
const said = (error: GraphQLError) => format(error.toJSON(), error).message;

describe('the message of an error', () => {
  test.each(['NOT_SHARED', 'NOT_PERMITTED', 'SHARING_STATE_STALE', 'PURPOSE_NEEDED'])(
    'is whole where a field was refused (%s): it names the schema, and nothing that came',
    (code) => {
      const sentence = `"${'Reservoir'.repeat(5)}.ecology" is in the dataset "water/${'long-name-'.repeat(6)}" of the department "water". It is not public. Sign in, or ask for it through a partner organisation. (该数据不向社会公开。请登录，或由合作单位提出申请。)`;
      const coordinate = 'ReservoirEcologyPoint.ecology';
      expect(said(new GraphQLError(sentence, { extensions: { code, coordinate } }))).toBe(sentence);
    },
  );

  test.each(['INVALID_OPERATION', 'BAD_USER_INPUT', 'SYNTAX', 'INTERNAL'])(
    'is bounded where it may repeat the input (%s), also with what another service adds',
    (code) => {
      const sentence = `Int cannot represent ${'one value, '.repeat(400)}.`;
      expect(said(new GraphQLError(sentence, { extensions: { code } })).length).toBeLessThan(201);
      const foreign = { code, coordinate: 'Query.books', serviceName: 'books' };
      expect(said(new GraphQLError(sentence, { extensions: foreign })).length).toBeLessThan(501);
    },
  );
});
