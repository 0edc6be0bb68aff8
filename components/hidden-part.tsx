import type { Label } from '../pipeline/markdown/text-words';

/** A label whose second part is for screen readers only. */
export function WithHiddenPart({ label: [shown, hidden] }: { label: Label }) {
  return (
    <>
      {shown}
      <span className="sr-only">{hidden}</span>
    </>
  );
}
