import { validate } from 'dockerfile-utils';
import { execFile } from 'node:child_process';
import { chmod, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { packageRoot } from '../../src/package-root.js';
import { OPERATIONS } from '../../src/server/openapi/operations.js';
import { canContain, startContained, type ContainerOptions } from '../set-up/container.js';
import { DockerfileSteps, NODE_USER, type Stage } from '../set-up/dockerfile.js';
import { newFolder } from '../set-up/folders.js';
import { freePort } from '../set-up/free-port.js';
import { ask } from '../set-up/http.js';
import { bringNode, isOffline, type NodeVersion } from '../set-up/node-versions.js';
import type { StartedCommand } from '../set-up/start.js';

const root = packageRoot();
const SERVING = /Serving on (http:\S+) with/;
const run = promisify(execFile);

const composeSchema = z.object({
  services: z.object({
    'statement-qa': z.object({
      read_only: z.literal(true),
      cap_drop: z.tuple([z.literal('ALL')]),
      tmpfs: z.tuple([z.literal('/tmp')]),
      volumes: z.array(z.string()),
      environment: z.record(z.string(), z.string()),
    }),
  }),
});

test('the Dockerfile and the compose files have the form that engines read', async () => {
  expect(validate(await readFile(join(root, 'Dockerfile'), 'utf8'))).toEqual([]);
  await run('npm', ['run', '-s', 'check:compose'], { cwd: root });
});

describe.skipIf(isOffline || !canContain)('the image, by the Dockerfile’s steps in empty folders', () => {
  let node: NodeVersion;
  let image: Stage;

  beforeAll(async () => {
    const nodeOf = await bringNode(['24']);
    node = nodeOf('24');
    image = await new DockerfileSteps({ folder: root, node }).follow();
  }, 900_000);

  async function start(
    environment: Record<string, string> = {},
    volumes: ContainerOptions['volumes'] = [],
  ): Promise<StartedCommand & { url: string; port: string }> {
    const port = String(await freePort());
    const server = startContained(image, {
      nodeFolder: node.folder,
      environment: { ...environment, HOST: '127.0.0.1', PORT: port },
      volumes,
    });
    return { ...server, port, url: await server.printing(SERVING) };
  }

  async function isHealthy(port: string): Promise<boolean> {
    const [program, ...parameters] = image.healthCheck;
    expect(program).toBe('node');
    const environment = { ...image.environment, PORT: port };
    return run(node.node, parameters, { env: environment }).then(
      () => true,
      () => false,
    );
  }

  async function end({ child, ended }: StartedCommand): Promise<void> {
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  }

  test('has no compiler, none of what only the build needs, and not root for a user', async () => {
    expect(image.base).toMatch(/^node:24-.*-slim$/);
    expect(image.user).toBe('node');
    const installed = await readdir(join(image.root, image.folder, 'node_modules'));
    expect(installed).toContain('express');
    for (const name of ['typescript', 'vitest', 'esbuild', 'eslint']) expect(installed).not.toContain(name);
  });

  test('serves the statement, its pages and its API from a file system that is read-only all over', async () => {
    const server = await start();
    expect(await isHealthy(server.port)).toBe(true);
    expect(server.printed()).not.toContain('Embedding');
    const question = 'Where will the next dialogue be held?';
    expect(await ask(server.url, { question })).toMatchObject({ status: 'answered', answer: { text: 'Brussels' } });
    for (const { path } of OPERATIONS.filter(({ method }) => method === 'get')) {
      const response = await fetch(server.url + path.replace('{id}', 'joint-elements-2018'));
      expect([path, response.status]).toEqual([path, 200]);
    }
    await end(server);
    expect(await isHealthy(server.port)).toBe(false);
  }, 120_000);

  test('as compose.yaml runs it, indexes the documents that are mounted, and finds the index again', async () => {
    const file = await readFile(join(root, 'compose.yaml'), 'utf8');
    const service = composeSchema.parse(parse(file)).services['statement-qa'];
    const corpus = await newFolder({ 'apples.md': 'Apples are picked in September.' });
    await chmod(corpus, 0o755);
    const volumes = await Promise.all(
      service.volumes.map(async (volume) => {
        const [source = '', place = '', mode] = volume.split(':');
        const isReadOnly = mode === 'ro';
        if (source === './corpus') return { folder: corpus, place, isReadOnly };
        // A new volume begins with what the image has in its place, owned as there.
        const folder = await newFolder();
        await run('cp', ['-aT', join(image.root, place), folder]);
        return { folder, place, isReadOnly };
      }),
    );
    for (const { folder, isReadOnly } of volumes) {
      if (!isReadOnly) expect(await stat(folder)).toMatchObject({ uid: NODE_USER });
    }
    for (const isBuilt of [false, true]) {
      const server = await start(service.environment, volumes);
      expect(server.printed().includes('Embedding')).toBe(!isBuilt);
      expect(await ask(server.url, { question: 'When are apples picked?' })).toMatchObject({ status: 'answered' });
      await end(server);
    }
  }, 120_000);
});
