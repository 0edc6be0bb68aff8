import type { ReactNode } from 'react';

/** A link within a sentence. */
export function TextLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} className="text-accent underline underline-offset-4">
      {children}
    </a>
  );
}

/** A link in a list of links, without the accent colour. */
export function QuietLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a
      href={href}
      className="inline-block py-0.5 underline decoration-line underline-offset-4 hover:text-accent hover:decoration-current"
    >
      {children}
    </a>
  );
}
