/** A page as Next has rendered it. */
export type ExportedPage = {
  /** Such as `/posts/a/`. */
  pathname: string;
  /** Of its route, such as `app/posts/[slug]/page.tsx`. */
  routeFile: string;
  /** Whether it holds a client component, and so needs React in the browser. */
  hasRuntime: boolean;
  /** Whether it holds a `next/script`, which needs React too. */
  hasNextScript: boolean;
};
