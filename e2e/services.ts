import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { site } from './fixture';
import { ports } from './ports';
import type { Changes } from './site-copy';

/** The host that stands in for those of services. */
export const servicesHost = `http://localhost:${ports.services}`;

const script = `const { id } = document.currentScript.dataset;
fetch('${servicesHost}/visit?' + new URLSearchParams({ id, before: window.before, path: location.pathname }));`;

const services = {
  analytics: {
    script: `${servicesHost}/js/count.js?v=1`,
    attributes: { 'data-id': 'site-1' },
    integrity: `sha384-${createHash('sha384').update(script).digest('base64')}`,
    connect: [servicesHost],
    code: "// A comment ends with its line.\nwindow.before = 'yes';",
  },
  comments: {
    repo: 'ada/notes',
    repoId: 'R_kgDOAbCdEf',
    category: 'Announcements',
    categoryId: 'DIC_kwDOAbCdEf4CAbCd',
    host: servicesHost,
  },
  forms: [servicesHost],
};

/** A site with all services, and two posts: one with a form, and one without comments. */
export const servicesSite: Changes = {
  'content/site.ts': `export const site = ${JSON.stringify({ ...site, language: 'de-AT', services })};\n`,
  'content/posts/2020-01-01-letter.md': [
    '---',
    'title: A letter',
    '---',
    `<form action="${servicesHost}/subscribe" method="post">`,
    '<input name="email" aria-label="Address">',
    '<button>Subscribe</button>',
    '</form>',
    '',
    '',
    '<form action="https://other.example/"><input aria-label="Other"></form>',
    '',
  ].join('\n'),
  'content/posts/2020-01-02-quiet.md': '---\ntitle: Quiet\ncomments: false\n---\nText.\n',
};

/** Serves what the services would, and keeps the requests: method and URL. */
export async function serveServices(backTo: string) {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', servicesHost);
    requests.push(`${request.method} ${request.url}`);
    response.setHeader('Access-Control-Allow-Origin', '*');
    if (pathname === '/js/count.js') {
      response.setHeader('Content-Type', 'text/javascript').end(script);
    } else if (pathname.endsWith('/widget')) {
      response.setHeader('Content-Type', 'text/html').end(widget);
    } else if (pathname === '/subscribe') {
      response.writeHead(303, { Location: backTo }).end();
    } else response.end();
  });
  await new Promise<void>((resolve) => server.listen(ports.services, 'localhost', resolve));
  return {
    requests,
    stop: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}

/** As giscus does: it tells its height, and takes a theme. */
const widget = `<!doctype html><meta name="color-scheme" content="light dark"><p id="theme"></p><script>
const show = (theme) => { document.getElementById('theme').textContent = theme; };
show(new URLSearchParams(location.search).get('theme'));
addEventListener('message', ({ data }) => show(data.giscus.setConfig.theme));
parent.postMessage({ giscus: { resizeHeight: 321 } }, '*');
</script>`;
