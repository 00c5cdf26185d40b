import { useEffect } from 'react';
import { useLanguage } from './language';

const HUB = { zh: '江门 RiverGate', en: 'Jiangmen RiverGate' };

/** The heading of a page, after which the window is called too. */
export function PageHeading({ children }: { readonly children: string }) {
  useWindowTitle(children);
  return <h1>{children}</h1>;
}

/** Calls the window after what it shows. */
export function useWindowTitle(name: string): void {
  const { t } = useLanguage();
  const title = `${name} · ${t(HUB)}`;
  useEffect(() => {
    document.title = title;
  }, [title]);
}
