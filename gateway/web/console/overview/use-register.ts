import { useQuery } from '@tanstack/react-query';
import { ask, AskFailure } from '../../common/ask';
import { REGISTER, type Register, type RegisteredStation } from './overview-data';

/** The whole register of stations, page by page, with the divisions. */
export function useRegister() {
  return useQuery({
    queryKey: ['register'],
    queryFn: async () => {
      const stations: RegisteredStation[] = [];
      for (let after: string | null = null; ;) {
        const { districts, stationRefs } = await pageAfter(after);
        stations.push(...stationRefs.nodes);
        if (!stationRefs.pageInfo.hasNextPage) return { stations, districts: districts ?? [] };
        after = stationRefs.pageInfo.endCursor;
      }
    },
    staleTime: 300_000,
    retry: false,
  });
}

async function pageAfter(after: string | null) {
  const { data, errors } = await ask<Register>(REGISTER, { after });
  if (!data?.stationRefs) throw new AskFailure(errors);
  return { ...data, stationRefs: data.stationRefs };
}
