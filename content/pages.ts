import type { Page } from 'contentlayer/generated';
import generated from 'contentlayer/lists/Page.json';

/** The pages that stand on their own, such as the one about the author. */
export const pages = generated as Page[];
