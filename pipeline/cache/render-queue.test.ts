import { expect, test } from 'vitest';
import { MIN_WAITING, renderQueue } from './render-queue';
import type { BodyInfo, RenderTask } from './stored-renderer';

/** A queue that records where each text was rendered. */
function testQueue() {
  const rendered = { here: [] as string[], inThreads: [] as string[], starts: 0 };
  const infoOf = ({ key }: RenderTask) => ({ key }) as BodyInfo;
  const queue = renderQueue(
    async (task) => {
      rendered.here.push(task.key);
      return infoOf(task);
    },
    async () => {
      rendered.starts += 1;
      return {
        async render(task) {
          if (task.markdown === 'deep') throw new RangeError('call stack');
          rendered.inThreads.push(task.key);
          return infoOf(task);
        },
        async end() {},
      };
    },
  );
  const renderAll = (count: number, markdown = '') =>
    Promise.all(
      Array.from({ length: count }, (_, index) =>
        queue.render({ key: String(index), markdown, body: { path: 'a.md' } }),
      ),
    );
  return { rendered, renderAll, queue };
}

test('a handful is rendered in this thread', async () => {
  const { rendered, renderAll } = testQueue();
  await renderAll(MIN_WAITING - 1);
  expect(rendered).toMatchObject({ starts: 0, inThreads: [] });
  expect(rendered.here).toHaveLength(MIN_WAITING - 1);
});

test('many are rendered in threads, which are started once until they are ended', async () => {
  const { rendered, renderAll, queue } = testQueue();
  const infos = await renderAll(MIN_WAITING + 10);
  expect(infos.map(({ key }) => Number(key))).toEqual([...infos.keys()]);
  expect(rendered).toMatchObject({ starts: 1, here: [] });
  await queue.endThreads();
  await renderAll(1);
  expect(rendered.here).toEqual(['0']);
});

test('a text that is too deep for a thread is tried in this one', async () => {
  const { rendered, renderAll } = testQueue();
  await renderAll(MIN_WAITING, 'deep');
  expect(rendered.inThreads).toEqual([]);
  expect(rendered.here).toHaveLength(MIN_WAITING);
});
