import type { Viewport } from 'next';
import type { ReactNode } from 'react';
import { AnalyticsScript } from '../components/analytics-script';
import { FrameScript } from '../components/frame-script';
import { SiteFooter } from '../components/site-footer';
import { SiteHeader } from '../components/site-header';
import { SpeculationRules } from '../components/speculation-rules';
import { isEmptyUrl } from '../content/empty-urls';
import { siteDirection, words } from '../content/internals/site-language';
import { analytics } from '../content/services';
import { site } from '../content/site';
import { absoluteUrl, basePath, urls } from '../content/urls';
import './globals.css';

// Lets the browser paint a dark background before it has the style sheet.
export const viewport: Viewport = { colorScheme: 'light dark' };

const footerLinks = [
  { label: words.frame.feed, url: urls.atomFeed },
  { label: words.frame.jsonFeed, url: urls.jsonFeed },
  { label: words.frame.allTags, url: urls.tags },
].filter(({ url }) => !isEmptyUrl(url));

/** The content step reports the links that are left out. */
const menu = site.menu.filter(({ url }) => !isEmptyUrl(url));

export default function RootLayout({ children }: { children: ReactNode }) {
  const hasSearch = !isEmptyUrl(urls.search);
  return (
    // The script sets an attribute here before hydration.
    <html
      lang={site.language}
      dir={siteDirection === 'rtl' ? siteDirection : undefined}
      suppressHydrationWarning
    >
      <head>
        <FrameScript hasSearch={hasSearch} />
        {/* A page that is rendered in advance would be counted as a visit. */}
        <SpeculationRules root={`${basePath}/`} action={analytics ? 'prefetch' : 'prerender'} />
        {analytics && <AnalyticsScript {...analytics} />}
      </head>
      <body className="flex min-h-dvh flex-col">
        {/* Ids of headings are lower case, so none can be the same. */}
        <a
          href="#Content"
          className="absolute -top-12 start-2 z-10 bg-paper px-3 py-1 font-sans focus:top-2"
        >
          {words.frame.skip}
        </a>
        <SiteHeader name={site.name} menu={menu} hasSearch={hasSearch} />
        <main id="Content" className="grow">
          {children}
        </main>
        <SiteFooter name={site.name} url={absoluteUrl('/')} links={footerLinks} />
      </body>
    </html>
  );
}
