import { type AllowedHosts, isAllowedHosts, noHosts } from '../../pipeline/allowed-hosts';
import { canParseUrl } from '../../pipeline/can-parse-url';
import type { DiagnosticText } from '../../pipeline/diagnostics/diagnostic';
import { didYouMean } from '../../pipeline/diagnostics/did-you-mean';
import type { SettingsOf, SettingsSchema } from '../../pipeline/settings';

/** How giscus finds the discussion of a page. */
const mappings = ['pathname', 'url', 'title', 'og:title'] as const;

/** The settings of services of other hosts. Without them, a site loads nothing from another host. */
export const serviceSettings = {
  analytics: {
    type: 'group',
    isOptional: true,
    description: 'a script that counts visits, on every page',
    settings: {
      script: {
        type: 'text',
        description: 'the URL of the script',
        example: 'https://plausible.io/js/script.js',
        validator: checkScript,
      },
      connect: {
        type: 'list',
        description: 'the hosts that the script sends to',
        items: {
          type: 'text',
          description: 'a host',
          example: 'https://plausible.io',
          validator: checkSource,
        },
      },
      images: {
        type: 'list',
        isOptional: true,
        description: 'the hosts that the script loads images from',
        items: {
          type: 'text',
          description: 'a host',
          example: 'https://plausible.io',
          validator: checkSource,
        },
      },
      attributes: {
        type: 'texts',
        isOptional: true,
        description: 'the attributes of the script',
        example: { 'data-domain': 'www.example.org' },
        nameValidator: checkAttribute,
      },
      integrity: {
        type: 'text',
        isOptional: true,
        description: 'the hash of the script (SRI)',
        example: 'sha384-…',
        validator: checkIntegrity,
      },
      code: {
        type: 'text',
        isOptional: true,
        description: 'JavaScript that runs before the script',
        example: 'window._paq = []',
        validator: checkCode,
      },
    },
  },
  comments: {
    type: 'group',
    isOptional: true,
    description: 'the values that giscus.app shows for a repository',
    settings: {
      repo: {
        type: 'text',
        description: 'the repository with the discussions',
        example: 'ada/notes',
        validator: checkRepo,
      },
      repoId: {
        type: 'text',
        description: 'the id of the repository',
        example: 'R_kgDOAbCdEf',
        validator: (value) => checkId(value, 'repository'),
      },
      category: {
        type: 'text',
        description: 'the category of the discussions',
        example: 'Announcements',
      },
      categoryId: {
        type: 'text',
        description: 'the id of the category',
        example: 'DIC_kwDOAbCdEf4CAbCd',
        validator: (value) => checkId(value, 'category'),
      },
      mapping: {
        type: 'text',
        isOptional: true,
        description: 'how the discussion of a post is found',
        example: 'pathname',
        validator: checkMapping,
      },
      strict: {
        type: 'boolean',
        isOptional: true,
        description: 'whether a discussion with a similar title is passed over',
        example: true,
      },
      themes: {
        type: 'group',
        isOptional: true,
        description: 'the themes of giscus',
        settings: {
          light: { type: 'text', description: 'the light theme', example: 'light' },
          dark: { type: 'text', description: 'the dark theme', example: 'dark_dimmed' },
        },
      },
      host: {
        type: 'text',
        isOptional: true,
        description: 'your own host of giscus',
        example: 'https://giscus.app',
        validator: checkHost,
      },
    },
  },
  forms: {
    type: 'list',
    isOptional: true,
    description: 'the hosts that forms are sent to',
    items: {
      type: 'text',
      description: 'a host',
      example: 'https://buttondown.com',
      validator: checkFormHost,
    },
  },
} as const satisfies SettingsSchema;

/** Services of other hosts. */
export type Services = SettingsOf<typeof serviceSettings>;

/** What services allow pages to load and to send to. @param basePath such as `/blog`, or '' */
export function allowedHosts({ analytics, forms = [] }: Services, basePath: string): AllowedHosts {
  const script = analytics && {
    url: analyticsUrl(analytics, basePath),
    connect: analytics.connect,
    images: analytics.images ?? [],
  };
  const settings = {
    script: 'services.analytics.script in content/site.ts',
    forms: '`services: { forms: [ … ] }` in content/site.ts',
  };
  const hosts = { scripts: script ? [script] : [], forms, settings };
  // Settings are read before they are checked.
  return isAllowedHosts(hosts) ? hosts : { ...noHosts, settings };
}

/** The URL of the analytics script on a page. */
export function analyticsUrl(
  { script }: NonNullable<Services['analytics']>,
  basePath: string,
): string {
  return /^\//.test(script) ? basePath + script : script;
}

/** A host for trying a service on the author's machine. */
const LOCAL = /^http:\/\/localhost(:\d+)?$/;

function checkHost(value: string): DiagnosticText | undefined {
  const hasScheme = /^[a-z]+:\/\//i.test(value);
  const url = hasScheme ? value : `https://${value.replace(/^\/+/, '')}`;
  const { origin, protocol, host, hostname } = new URL(canParseUrl(url) ? url : 'https://-');
  // Other characters would end the source in the policy.
  if (!/^(localhost|[a-z\d-]+(\.[a-z\d-]+)+)$/i.test(hostname)) {
    return {
      message: `invalid host “${value}”`,
      hint: 'write scheme and host, such as https://plausible.io',
    };
  }
  if (protocol !== 'https:' && !LOCAL.test(origin)) {
    return { message: `the host “${value}” is not under https`, hint: `write https://${host}` };
  }
  return value === origin
    ? undefined
    : { message: `“${value}” is not scheme and host`, hint: `write ${origin}` };
}

/** A host, or `https://*.example.com` for all below one. */
function checkSource(value: string): DiagnosticText | undefined {
  const below = /^https:\/\/\*\.(?=[^.]+\.)/;
  return checkHost(below.test(value) ? value.replace(below, 'https://any.') : value);
}

function checkFormHost(value: string): DiagnosticText | undefined {
  return value === '/' ? undefined : checkHost(value);
}

function checkScript(value: string): DiagnosticText | undefined {
  const hint =
    'write a full URL, such as https://plausible.io/js/script.js, or the path of a file in public/, such as /count.js';
  if (/^\/[^/\s]\S*$/.test(value)) return undefined;
  if (value.startsWith('//')) {
    return { message: `the script “${value}” has no scheme`, hint: `write https:${value}` };
  }
  if (!canParseUrl(value)) return { message: `invalid script “${value}”`, hint };
  const { origin, pathname } = new URL(value);
  if (pathname === '/') return { message: `“${value}” is a host, not a script`, hint };
  return checkHost(origin) && { message: `the script “${value}” is not under https`, hint };
}

function checkAttribute(name: string): DiagnosticText | undefined {
  if (/^(id|data-[a-z\d-]+)$/.test(name)) return undefined;
  if (/^(src|integrity|defer|async|crossorigin)$/i.test(name)) {
    return { message: 'this attribute is set by itself', hint: 'remove it' };
  }
  const kebab = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const meant = kebab.startsWith('data-') ? kebab : `data-${kebab}`;
  return {
    message: 'attributes here are `id` and those that begin with `data-`',
    hint: /^data-[a-z\d-]+$/.test(meant) ? `write '${meant}'` : 'remove it',
  };
}

function checkIntegrity(value: string): DiagnosticText | undefined {
  const lengths = { sha256: 44, sha384: 64, sha512: 88 };
  const hashes = value.trim().split(/\s+/);
  const isValid = hashes.every((hash) => {
    const [, name, digest] = /^(sha256|sha384|sha512)-([A-Za-z\d+/]+=*)$/.exec(hash) ?? [];
    return Object.entries(lengths).some(([known, length]) => {
      return known === name && digest.length === length;
    });
  });
  return isValid
    ? undefined
    : {
        message: `invalid integrity “${value}”`,
        hint: 'write sha384- and the hash in Base64, which `openssl dgst -sha384 -binary script.js | openssl base64 -A` prints',
      };
}

function checkCode(code: string): DiagnosticText | undefined {
  return /<\/?script|<!--/i.test(code)
    ? {
        message: 'this is HTML, not JavaScript',
        hint: 'write only what is within <script>…</script>',
      }
    : undefined;
}

function checkRepo(value: string): DiagnosticText | undefined {
  if (/^[\w.-]+\/[\w.-]+$/.test(value)) return undefined;
  const [, meant] =
    /^(?:https?:\/\/)?github\.com\/([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/.exec(value) ?? [];
  return {
    message: `invalid repository “${value}”`,
    hint: `write owner and name, such as ${meant ?? 'ada/notes'}`,
  };
}

/** The ids of GitHub hold the type of a thing, in older ones as Base64. */
const ids = {
  repository: { key: 'repoId', start: /^(R_|MDEwOlJlcG9zaXRvcnk)/ },
  category: { key: 'categoryId', start: /^(DIC_|MDE4OkRpc2N1c3Npb25DYXRlZ29yeT)/ },
};

function checkId(value: string, kind: keyof typeof ids): DiagnosticText | undefined {
  const { key, start } = ids[kind];
  if (start.test(value) && /^[\w=-]+$/.test(value)) return undefined;
  const other = kind === 'repository' ? ids.category : ids.repository;
  return {
    message: other.start.test(value)
      ? `“${value}” is ${other.key}, not ${key}`
      : `invalid id “${value}”`,
    hint: `copy the value of data-${kind === 'repository' ? 'repo' : 'category'}-id from giscus.app`,
  };
}

function checkMapping(value: string): DiagnosticText | undefined {
  if (mappings.some((mapping) => mapping === value)) return undefined;
  return {
    message: `unknown mapping “${value}”, the options are ${mappings.join(', ')}`,
    hint: `write ${didYouMean(value, mappings) ?? 'pathname'}`,
  };
}
