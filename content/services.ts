import {
  allowedHosts as allowedBy,
  analyticsUrl,
  type Services,
} from './internals/service-settings';
import type { SiteSettings } from './internals/site-settings';
import { site } from './site';
import { basePath } from './urls';

const settings: SiteSettings = site;

/** The services of other hosts that the site has. */
export const services: Services = settings.services ?? {};

/** What they allow pages to load and to send to. */
export const allowedHosts = allowedBy(services, basePath);

/** The script that counts visits. */
export const analytics = services.analytics && {
  ...services.analytics,
  url: analyticsUrl(services.analytics, basePath),
};
