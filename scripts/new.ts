// Creates the file of a new post or show, where the settings that it follows are valid.
import { printSettingsErrors } from './config-error';

if (await printSettingsErrors()) process.exitCode = 1;
else await import('./new-file');
