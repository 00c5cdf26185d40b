import { useLanguage } from './language';
import { nameOf } from './named';
import { useAnswer } from './use-answer';
import { DistrictsDocument } from '../generated/common/districts';

/** Returns the name of a county-level division by its code; the code while the name is unknown. */
export function useDistrictName(): (code: string) => string {
  const { language } = useLanguage();
  const { data } = useAnswer(DistrictsDocument, {});
  const districts = data?.data?.districts ?? [];
  return (code) =>
    nameOf(
      districts.find((one) => one.code === code),
      language,
    ) ?? code;
}
