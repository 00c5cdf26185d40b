import { useQuery } from '@tanstack/react-query';
import { AskFailure } from '../../common/ask';
import { useAsk, type Ask } from '../../common/use-answer';
import { REGISTER, type Register, type RegisteredStation } from './overview-data';

/** The whole register of stations, page by page, with the divisions. */
export function useRegister() {
  const { ask, account, isSettled } = useAsk();
  return useQuery({
    queryKey: ['register', account],
    queryFn: async () => {
      const stations: RegisteredStation[] = [];
      for (let after: string | null = null; ;) {
        const { districts, stationRefs } = await pageAfter(ask, after);
        stations.push(...stationRefs.nodes);
        if (!stationRefs.pageInfo.hasNextPage) return { stations, districts: districts ?? [] };
        after = stationRefs.pageInfo.endCursor;
      }
    },
    enabled: isSettled,
    staleTime: 300_000,
    retry: false,
  });
}

async function pageAfter(ask: Ask, after: string | null) {
  const { data, errors } = await ask<Register>(REGISTER, { after });
  if (!data?.stationRefs) throw new AskFailure(errors);
  return { ...data, stationRefs: data.stationRefs };
}
