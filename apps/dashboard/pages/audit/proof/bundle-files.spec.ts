import { describe, expect, it } from '@jest/globals';
import { chosenFolder } from './bundle-files.ts';

const file = (path: string, text: string) => ({
  webkitRelativePath: path,
  stream: () => new Blob([text]).stream(),
});

describe('a folder that a reader chose', () => {
  it('has the paths of a bundle, without the name of the folder, and gives the bytes of each', async () => {
    const source = chosenFolder([file('my bundle/policy', 'abc'), file('my bundle/tile/0/000', 'hashes')]);
    expect(await source.paths()).toEqual(['policy', 'tile/0/000']);
    const parts: Uint8Array[] = [];
    for await (const part of source.chunks('tile/0/000') ?? []) parts.push(part);
    expect(Buffer.concat(parts).toString()).toBe('hashes');
    expect(source.chunks('checkpoint')).toBeUndefined();
  });
});
