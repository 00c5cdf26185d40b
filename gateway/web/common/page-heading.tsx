import { useEffect } from 'react';
import { useLanguage } from './language';

const HUB = { zh: '江门 RiverGate', en: 'Jiangmen RiverGate' };

/** The heading of a page; it is also the title of the window. */
export function PageHeading({ children }: { readonly children: string }) {
  useWindowTitle(children);
  return <h1>{children}</h1>;
}

/** Sets the title of the window. */
export function useWindowTitle(name: string): void {
  const { t } = useLanguage();
  const title = `${name} · ${t(HUB)}`;
  useEffect(() => {
    document.title = title;
  }, [title]);
}
