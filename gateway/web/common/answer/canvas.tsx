import { useEffect, useRef } from 'react';
import type { Drawing } from './draw';

/**
 * A picture with its text alternative; the drawing library is loaded only when something is drawn.
 */
export function Canvas({ drawing, label }: { readonly drawing: Drawing; readonly label: string }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let hasLeft = false;
    let clear = () => {};
    void import('./draw').then(({ draw }) => {
      if (!hasLeft && box.current) clear = draw(box.current, drawing);
    });
    return () => {
      hasLeft = true;
      clear();
    };
  }, [drawing]);
  return <div ref={box} className={`canvas ${drawing.kind}`} role="img" aria-label={label} />;
}
