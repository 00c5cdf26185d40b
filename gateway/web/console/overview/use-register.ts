import { useQuery } from '@tanstack/react-query';
import { allPages } from '../../common/pages';
import { useAsk } from '../../common/use-answer';
import { RegisterDocument } from '../../generated/console/overview/register';

/** Fetches the whole register of stations, page by page, with the divisions. */
export function useRegister() {
  const { ask, account, isSettled } = useAsk();
  return useQuery({
    queryKey: ['register', account],
    queryFn: async () => {
      const pages = await allPages(
        { ask, document: RegisterDocument, variables: {} },
        ({ stationRefs, districts }) =>
          stationRefs && { ...stationRefs, districts: districts ?? [] },
      );
      return {
        stations: pages.flatMap(({ nodes }) => nodes),
        districts: pages[0]?.districts ?? [],
      };
    },
    enabled: isSettled,
    staleTime: 300_000,
    retry: false,
  });
}
