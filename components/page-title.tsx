import type { ReactNode } from 'react';

/** The heading of a page that is not a post or show, and a paragraph under it. */
export function PageTitle({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="page pt-6 lg:pt-8">
      <div className="lg:col-start-2">
        <h1 className="font-bold text-title leading-tight">{title}</h1>
        {children && <p className="mt-2 text-quiet">{children}</p>}
      </div>
    </div>
  );
}
