/** An error to print without a stack: its message says what is wrong and what to write instead. */
export class CommandError extends Error {}

/** Runs a command. A `CommandError` is printed with the usage, and sets the exit code 1. */
export async function runCommand(usage: string, main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    console.error(`${error.message}\n\n${usage}`);
    process.exitCode = 1;
  }
}

/**
 * Parses the arguments of a command.
 * @param parse calls `parseArgs`
 * @throws {CommandError} with the reason that Node gives, without its advice
 */
export function parsedArguments<Parsed>(parse: () => Parsed): Parsed {
  try {
    return parse();
  } catch (error) {
    const [reason] = (error instanceof Error ? error.message : String(error)).split(/\. |\n/);
    throw new CommandError(`${reason.replace(/\.$/, '')}.`);
  }
}
