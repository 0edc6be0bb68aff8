import type { Root } from 'hast';
import type { Point } from 'unist';
import type { VFile } from 'vfile';
import { reportWarning } from '../../diagnostics/report';
import { SKIP, visit } from '../visit';

/**
 * Collects the ids of the finished tree that the fragment of a URL can name, and warns of those that are given
 * twice. Within SVG, where programs write them, they name parts of the drawing.
 */
export function collectIds() {
  return (tree: Root, file: VFile) => {
    const found = new Set<string>();
    const places = new Map<string, Point | undefined>();
    visit(tree, 'element', ({ tagName, properties, position }) => {
      if (tagName === 'svg') return SKIP;
      if (properties.id) {
        const id = String(properties.id);
        const place = position?.start;
        // Browsers open an element again that ends too late: it is the same one.
        const isAgain = place !== undefined && places.get(id)?.offset === place.offset;
        if (places.has(id) && !isAgain) reportDuplicate(file, id, places.get(id), place);
        else places.set(id, place);
        found.add(id);
      }
      if (tagName === 'a' && properties.name) found.add(String(properties.name));
      return undefined;
    });
    file.data.ids = [...found];
  };
}

function reportDuplicate(file: VFile, id: string, first: Point | undefined, place?: Point): void {
  reportWarning(file, {
    place: place ?? first,
    message: `duplicate id “${id}”: links lead to the first${first ? `, on line ${first.line}` : ''}`,
    hint: 'give one of the two another id',
  });
}
