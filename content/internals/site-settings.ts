import { canParseUrl } from '../../pipeline/can-parse-url';
import type { DiagnosticText } from '../../pipeline/diagnostics/diagnostic';
import { emailAddress, languageTag } from '../../pipeline/loader/validators';
import type { SettingsOf, SettingsSchema } from '../../pipeline/settings';
import { languages } from '../words';
import { serviceSettings } from './service-settings';

/** The settings of `site.ts`. */
export const siteSettings = {
  name: { type: 'text', description: 'the name of the site', example: 'Field notes' },
  tagline: { type: 'text', description: 'a line about the site', example: 'Notes on hearing.' },
  url: {
    type: 'text',
    description: 'the scheme and the host of the site',
    example: 'https://www.example.org',
    validator: checkOrigin,
  },
  language: {
    type: 'text',
    description: 'a language tag (BCP 47)',
    example: 'en-GB',
    validator: checkLanguage,
  },
  author: {
    type: 'group',
    description: 'the author for feeds and search engines',
    settings: {
      name: { type: 'text', description: 'the name of the author', example: 'Ada Lovelace' },
      page: {
        type: 'text',
        description: 'the path of the page about the author',
        example: '/about/',
        validator: checkPath,
      },
    },
  },
  timeZone: {
    type: 'text',
    description: 'an IANA time zone',
    example: 'Europe/Berlin',
    validator: checkTimeZone,
  },
  smartPunctuation: {
    type: 'boolean',
    description: 'whether straight quotes become typographic ones',
    example: true,
  },
  macros: {
    type: 'macros',
    isOptional: true,
    description: 'the macros that all formulas know',
    example: "{ R: '\\\\mathbb{R}' }",
  },
  menu: {
    type: 'list',
    description: 'the links of the menu',
    items: {
      type: 'group',
      description: 'a link',
      settings: {
        label: { type: 'text', description: 'the text of the link', example: 'Posts' },
        url: {
          type: 'text',
          description: 'the target of the link',
          example: '/posts/',
          validator: checkMenuUrl,
        },
      },
    },
  },
  image: {
    type: 'group',
    isOptional: true,
    description: 'the image in link previews of pages without one of their own',
    settings: {
      url: {
        type: 'text',
        description: 'the path of the image',
        example: '/link-picture.png',
        validator: checkPath,
      },
      width: { type: 'number', description: 'the width of the image in pixels', example: 1200 },
      height: { type: 'number', description: 'the height of the image in pixels', example: 630 },
    },
  },
  coversInLists: {
    type: 'boolean',
    isOptional: true,
    description: 'whether lists show the covers of posts',
    example: true,
  },
  replyTo: {
    type: 'text',
    isOptional: true,
    description: 'the mail address for replies to posts',
    example: 'me@example.org',
    validator: emailAddress,
  },
  editUrl: {
    type: 'text',
    isOptional: true,
    description: 'the URL at which the files of the repository are edited',
    example: 'https://github.com/owner/repository/edit/main/',
    validator: checkEditUrl,
  },
  services: {
    type: 'group',
    isOptional: true,
    description: 'services of other hosts',
    settings: serviceSettings,
  },
} as const satisfies SettingsSchema;

/** The type of the settings. */
export type SiteSettings = SettingsOf<typeof siteSettings>;

/** A link in the menu. */
export type MenuLink = SiteSettings['menu'][number];

function checkOrigin(value: string): DiagnosticText | undefined {
  const hint = 'write scheme and host, such as https://www.example.org';
  if (!canParseUrl(value) || !/^https?:$/.test(new URL(value).protocol)) {
    return { message: `invalid URL “${value}”`, hint };
  }
  const { origin, pathname } = new URL(value);
  if (/[?#]/.test(value)) {
    return { message: `the URL “${value}” has a query or a fragment`, hint: `write ${origin}` };
  }
  if (pathname !== '/') {
    return {
      message: `the URL “${value}” has a path`,
      hint: `write ${origin}, and build with BASE_PATH=${pathname.replace(/\/$/, '')} where the site is not at the top of its host`,
    };
  }
  return undefined;
}

function checkLanguage(value: string) {
  const error = languageTag(value);
  if (error) return error;
  const { language } = new Intl.Locale(value);
  if (Object.hasOwn(languages, language)) return undefined;
  const name = new Intl.DisplayNames('en', { type: 'language' }).of(language);
  return {
    severity: 'warning',
    message: `the site has no words in ${name}: its menus, labels and status texts are in English`,
    hint: `add ${language} to \`languages\` in content/words.ts, with a translation of all phrases there (there are ${Object.keys(languages).join(', ')})`,
  } as const;
}

function checkPath(value: string): DiagnosticText | undefined {
  return /^\/(?!\/)/.test(value)
    ? undefined
    : { message: `invalid path “${value}”`, hint: 'write a path of this site, such as /about/' };
}

function checkMenuUrl(value: string): DiagnosticText | undefined {
  if (/^(https?:\/\/|mailto:|tel:)/.test(value) && canParseUrl(value)) return undefined;
  const error = checkPath(value);
  return error && { ...error, hint: `${error.hint}, or a full URL` };
}

function checkEditUrl(value: string): DiagnosticText | undefined {
  const hint =
    'write it up to the folder of the project, such as https://github.com/o/r/edit/main/';
  if (!/^https?:\/\//.test(value) || !canParseUrl(value)) {
    return { message: `invalid URL “${value}”`, hint };
  }
  if (/[?#]/.test(value)) return { message: `the URL “${value}” has a query or a fragment`, hint };
  return value.endsWith('/')
    ? undefined
    : { message: `no slash at the end of “${value}”`, hint: `write ${value}/` };
}

function checkTimeZone(value: string): DiagnosticText | undefined {
  try {
    new Intl.DateTimeFormat('en', { timeZone: value });
    return undefined;
  } catch {
    const [meant] = Intl.supportedValuesOf('timeZone').filter(
      (zone) => zone.split('/').at(-1)?.toLowerCase() === value.toLowerCase(),
    );
    const hint = `write an IANA name, such as ${meant ?? 'Europe/Berlin'}`;
    return { message: `unknown time zone “${value}”`, hint };
  }
}
