// Imports a Jekyll site, where the settings that its texts are read with are valid.
import { printSettingsErrors } from './config-error';

if (await printSettingsErrors()) process.exitCode = 1;
else await import('./import/command');
