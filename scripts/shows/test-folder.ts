import path from 'node:path';
import { tempFolder } from '../../pipeline/test-files';

/** The folder of shows of a temporary project, which is deleted after the test. @param files by their names */
export function showsFolder(files: Record<string, string>): string {
  const inProject = Object.entries(files).map(([name, text]) => [`content/podcasts/${name}`, text]);
  return path.join(tempFolder(Object.fromEntries(inProject)), 'content/podcasts');
}
