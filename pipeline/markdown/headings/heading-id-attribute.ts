import type { Heading, Paragraph, Parents, Root, Text } from 'mdast';
import type { VFile } from 'vfile';
import { reportWarning } from '../../diagnostics/report';
import { SKIP, visit } from '../visit';

// Kramdown takes it also behind the closing number signs.
const AT_END = /[ \t]*(?:#+[ \t]*)?\{:?[ \t]*#([^\s{}#]+)[ \t]*\}[ \t]*$/;
const ON_NEXT_LINE = /^\{:[ \t]*#([^\s{}#]+)[ \t]*\}$/;

/**
 * Gives headings the ids that their authors write: `## Title {#own}`, as in kramdown, Pandoc, Hugo and
 * Docusaurus, and kramdown's `{: #own}` on the next line. remark-heading-id and remark-custom-header-id
 * were not taken: they read an escaped `\{#own}` too, and take the same id twice.
 */
export function headingIdAttribute() {
  return (tree: Root, file: VFile) => {
    const source = String(file);
    if (!/\{:?[ \t]*#/.test(source)) return;
    const taken = new Set<string>();
    visit(tree, 'heading', (heading, index, parent) => {
      const id = takeFromText(heading, source) ?? takeFromNextLine(heading, index, parent);
      if (id === undefined) return undefined;
      if (taken.has(id)) {
        reportWarning(file, {
          place: heading.position?.start,
          message: `duplicate heading id “${id}”: links lead to the first`,
          hint: 'give one of the two headings another id',
        });
        return SKIP;
      }
      taken.add(id);
      const { data } = heading;
      heading.data = { ...data, hProperties: { ...data?.hProperties, id } };
      return SKIP;
    });
  };
}

/** Removes the attribute from the end of a heading. @returns the id, or undefined */
function takeFromText(heading: Heading, source: string): string | undefined {
  const last = heading.children.at(-1);
  if (last?.type !== 'text') return undefined;
  const [attribute, id] = AT_END.exec(last.value) ?? [];
  if (attribute === undefined || isEscaped(last, source)) return undefined;
  last.value = last.value.slice(0, -attribute.length);
  return id;
}

function isEscaped({ position }: Text, source: string): boolean {
  return /\\\{:?[ \t]*\\?#[^{}]*\}[ \t]*$/.test(
    source.slice(position?.start.offset, position?.end.offset),
  );
}

/** Removes a paragraph that is nothing but the attribute, right below a heading. */
function takeFromNextLine(
  heading: Heading,
  index: number | undefined,
  parent: Parents | undefined,
): string | undefined {
  if (index === undefined || !parent) return undefined;
  const next = parent.children[index + 1];
  const line = heading.position?.end.line ?? 0;
  if (next?.type !== 'paragraph' || next.position?.start.line !== line + 1) return undefined;
  const id = onlyAttribute(next);
  if (id !== undefined) parent.children.splice(index + 1, 1);
  return id;
}

function onlyAttribute({ children }: Paragraph): string | undefined {
  const [text, ...others] = children;
  return text?.type === 'text' && others.length === 0
    ? ON_NEXT_LINE.exec(text.value)?.[1]
    : undefined;
}
