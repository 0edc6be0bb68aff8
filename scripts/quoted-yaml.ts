import { stringify } from 'yaml';

/** A text, or a list of texts, in double quotes and on one line of YAML. */
export function quotedYaml(value: string | string[]): string {
  return stringify(value, {
    defaultStringType: 'QUOTE_DOUBLE',
    collectionStyle: 'flow',
    flowCollectionPadding: false,
    lineWidth: 0,
  }).trim();
}
