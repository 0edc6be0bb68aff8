// Runs Contentlayer's build, with an error in the settings or the schema as a diagnostic.
import { spawn } from 'node:child_process';
import { printConfigError } from './config-error';

const { code, output } = await runContentlayer();
// After an error in a Markdown file, Contentlayer prints nothing: the loader has reported it.
const isReported = code !== 0 && (output === '' || (await printConfigError()));
if (!isReported) process.stdout.write(output);
process.exitCode = code;

function runContentlayer(): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn('contentlayer2', ['build', '-c', 'content/contentlayer.config.ts'], {
      stdio: ['inherit', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
