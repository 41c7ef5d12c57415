import dockerignore from '@balena/dockerignore';
import { Copy, DockerfileParser, type Instruction } from 'dockerfile-ast';
import { execFile } from 'node:child_process';
import { chmod, chown, cp, mkdir, readdir, readFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { newFolder } from './folders.js';
import type { NodeVersion } from './node-versions.js';

const run = promisify(execFile);

/** Of the user `node` in the official images. */
export const NODE_USER = 1000;
/** Where those images have Node.js, with its headers. */
const NODE_PLACE = '/usr/local';

/** A stage as its steps leave it. Paths in it count from `root`, a folder of this machine. */
export interface Stage {
  readonly base: string;
  readonly root: string;
  readonly environment: Record<string, string>;
  folder: string;
  user: string;
  command: readonly string[];
  healthCheck: readonly string[];
}

export interface BuildContext {
  /** The folder that is handed to the engine, of which .dockerignore leaves things out. */
  readonly folder: string;
  /** Stands for the one in the image of the build. */
  readonly node: NodeVersion;
}

function keysAndValues(instruction: Instruction): Record<string, string> {
  const pairs = instruction.getArguments().map((argument) => argument.getValue().split('=', 2));
  return Object.fromEntries(pairs.map(([key = '', value = '']) => [key, value]));
}

function wordsOf(instruction: Instruction): string[] {
  const text = instruction.getArgumentsContent() ?? '';
  return JSON.parse(text.replace(/^[^[]*CMD\s+/, '')) as string[];
}

function flagOf(copy: Copy, name: string): string | null {
  const flag = copy.getFlags().find((each) => each.getName() === name);
  return flag?.getValue() ?? null;
}

async function chownAll(path: string): Promise<void> {
  await chown(path, NODE_USER, NODE_USER);
  const below = await readdir(path, { recursive: true });
  await Promise.all(below.map((name) => chown(join(path, name), NODE_USER, NODE_USER)));
}

/** Follows a Dockerfile's steps one by one, in an empty folder for each stage: what an engine does, without one. */
export class DockerfileSteps {
  readonly #context: BuildContext;
  readonly #stages = new Map<string, Stage>();

  constructor(context: BuildContext) {
    this.#context = context;
  }

  /** The last stage, of which the image is made. @throws where a step fails, or is of a kind that is not followed. */
  async follow(): Promise<Stage> {
    const text = await readFile(join(this.#context.folder, 'Dockerfile'), 'utf8');
    let stage: Stage | null = null;
    for (const instruction of DockerfileParser.parse(text).getInstructions()) {
      if (instruction.getKeyword() === 'FROM') stage = await this.#begin(instruction);
      else if (stage !== null) await this.#step(stage, instruction);
    }
    if (stage === null) throw new Error('The Dockerfile has no stage');
    return stage;
  }

  async #begin(from: Instruction): Promise<Stage> {
    const [base = '', , name = ''] = from.getArguments().map((argument) => argument.getValue());
    const root = await newFolder();
    // As a root is: anyone may look into it.
    await chmod(root, 0o755);
    const stage = { base, root, environment: {}, folder: '/', user: 'root', command: [], healthCheck: [] };
    this.#stages.set(name, stage);
    return stage;
  }

  async #step(stage: Stage, instruction: Instruction): Promise<void> {
    const text = instruction.getArgumentsContent() ?? '';
    switch (instruction.getKeyword()) {
      case 'ENV':
        Object.assign(stage.environment, keysAndValues(instruction));
        break;
      case 'WORKDIR':
        stage.folder = text;
        await mkdir(join(stage.root, text), { recursive: true });
        break;
      case 'COPY':
        if (instruction instanceof Copy) await this.#copy(stage, instruction);
        break;
      case 'RUN':
        await this.#run(stage, text);
        break;
      case 'USER':
        stage.user = text;
        break;
      case 'CMD':
        stage.command = wordsOf(instruction);
        break;
      case 'HEALTHCHECK':
        stage.healthCheck = wordsOf(instruction);
        break;
      case 'EXPOSE':
        break;
      default:
        throw new Error(`No test follows ${instruction.getKeyword()}`);
    }
  }

  async #copy(stage: Stage, copy: Copy): Promise<void> {
    const paths = copy.getArguments().map((argument) => argument.getValue());
    const target = paths.pop() ?? '';
    const from = flagOf(copy, 'from');
    const source = from === null ? this.#context.folder : (this.#stages.get(from)?.root ?? '');
    const isIncluded = from === null ? await this.#included() : () => true;
    for (const path of paths) {
      const name = target.endsWith('/') ? join(target, basename(path)) : target;
      const copied = join(stage.root, stage.folder, name);
      await cp(join(source, path), copied, { recursive: true, filter: isIncluded, verbatimSymlinks: true });
      if (flagOf(copy, 'chown') !== null) await chownAll(copied);
    }
  }

  async #included(): Promise<(path: string) => boolean> {
    const { folder } = this.#context;
    const ignored = dockerignore.default().add(await readFile(join(folder, '.dockerignore'), 'utf8'));
    return (path) => path === folder || !ignored.ignores(relative(folder, path));
  }

  async #run(stage: Stage, command: string): Promise<void> {
    const { node } = this.#context;
    const own: Record<string, string> = {};
    for (const [name, value] of Object.entries(stage.environment)) own[name] = value.replace(NODE_PLACE, node.folder);
    await run('sh', ['-c', command], {
      cwd: join(stage.root, stage.folder),
      env: { ...node.environment, npm_config_prefer_offline: 'true', ...own },
    });
  }
}
