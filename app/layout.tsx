import type { Viewport } from 'next';
import type { ReactNode } from 'react';
import { SiteFooter } from '../components/site-footer';
import { SiteHeader } from '../components/site-header';
import { ThemeScript } from '../components/theme';
import { site } from '../content/site';
import './globals.css';

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fcf9f3' },
    { media: '(prefers-color-scheme: dark)', color: '#151b26' },
  ],
};

const footerLinks = [
  { label: 'Feed', url: site.feeds.atom },
  { label: 'JSON feed', url: site.feeds.json },
  { label: 'All tags', url: '/tags/' },
];

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    // The theme script sets an attribute here before React looks.
    <html lang={site.language} suppressHydrationWarning>
      <head>
        <ThemeScript />
      </head>
      <body className="flex min-h-dvh flex-col">
        <a
          href="#content"
          className="sr-only bg-paper px-3 py-1 font-sans focus:not-sr-only focus:absolute focus:z-10"
        >
          Skip to content
        </a>
        <SiteHeader name={site.name} menu={site.menu} />
        <main id="content" className="grow">
          {children}
        </main>
        <SiteFooter links={footerLinks} />
      </body>
    </html>
  );
}
