import type { ReactNode } from 'react';

/** A section of a page. On wide screens its heading is in the left margin. */
export function Section({
  id,
  title,
  children,
}: {
  id: string;
  title: string;
  children: ReactNode;
}) {
  return (
    <section className="page mt-8 gap-y-3" aria-labelledby={id}>
      <h2 id={id} className="mb-3 font-sans font-semibold text-small lg:margin lg:mb-0 lg:pt-1">
        {title}
      </h2>
      <div className="min-w-0">{children}</div>
    </section>
  );
}
