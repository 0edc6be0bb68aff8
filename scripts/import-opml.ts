// Makes shows from a list of subscriptions, where the settings that they follow are valid.
import { printSettingsErrors } from './config-error';

if (await printSettingsErrors()) process.exitCode = 1;
else await import('./shows/import-file');
