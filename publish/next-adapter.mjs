import { tsImport } from 'tsx/esm/api';

/**
 * Next loads an adapter by its path, without TypeScript. It hands its export over to the publish step,
 * so that `npm run build` alone gives the finished site. Development has no such step.
 * @type {import('next').NextAdapter}
 */
export default {
  name: 'publish',
  async onBuildComplete(build) {
    /** @type {typeof import('./publish')} */
    const { onBuildComplete } = await tsImport('./publish.ts', import.meta.url);
    await onBuildComplete(build);
  },
};
