import { graphql } from '../gql';
import { token } from './session';
import { useQuery } from './use-query';

const document = graphql(`
  query Me {
    me {
      id
      name
      role
      active
    }
  }
`);

/** useMe is who is signed in, as the server knows them; undefined: nobody is, or it is not known yet. */
export function useMe() {
  const { data } = useQuery(document, token.value === null ? null : {});
  return token.value === null ? undefined : (data?.me ?? undefined);
}
