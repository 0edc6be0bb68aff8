/** The files at the top of a site that configure edge hosts, which do not serve them. */
export const hostFiles = ['_headers', '_redirects', '.assetsignore'] as const;
export type HostFile = (typeof hostFiles)[number];
