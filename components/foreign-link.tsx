type ForeignLinkProps = {
  rel: 'canonical' | 'alternate';
  href: string;
  type?: string;
  title?: string;
};

/**
 * A link element in the head for a URL of another host, as it is written: Next's metadata adds a slash to
 * its path, as `trailingSlash` demands for this site. React moves the element to the head.
 */
export function ForeignLink(link: ForeignLinkProps) {
  return <link {...link} />;
}
