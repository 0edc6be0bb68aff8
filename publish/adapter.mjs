import { PublishError } from './addresses.mjs';
import { publish } from './publish.mjs';

/**
 * Next hands its export over to the publish step, so that `npm run build` alone gives the finished
 * site. Development has no such step.
 * @type {import('next').NextAdapter}
 */
const adapter = {
  name: 'earshot',
  async onBuildComplete({ outputs, config, distDir, projectDir }) {
    try {
      await publish({
        exported: outputs.staticFiles,
        distDir,
        projectDir,
        basePath: config.basePath,
      });
    } catch (error) {
      if (!(error instanceof PublishError)) throw error;
      console.error(`\n${error.message}\n\nThe site in out/ is still the last one.`);
      process.exit(1);
    }
  },
};

export default adapter;
