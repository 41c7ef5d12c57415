import { execFile } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { newFolder } from './folders.js';

const run = promisify(execFile);

export const NPM_OPTIONS = ['--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'];

/** Whether tests that need the npm registry are to be left out. */
export const isOffline = process.env['OFFLINE'] === '1';

/** An installation of Node.js, with its headers: bin/node and include/node in it. */
export interface NodeVersion {
  readonly folder: string;
  readonly node: string;
  /** Variables with which npm is run by this Node.js, and compiles against its headers. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Fetches the versions from the npm registry, such as "24" or "20.12", by the package `node`. */
export async function bringNode<Version extends string>(
  versions: readonly Version[],
): Promise<(version: Version) => NodeVersion> {
  const place = await newFolder({ 'package.json': '{ "private": true }' });
  const packages = versions.map((version) => `node-${version}@npm:node@${version}`);
  await run('npm', ['install', ...NPM_OPTIONS, ...packages], { cwd: place });
  return (version) => {
    const distribution = `node-${process.platform}-${process.arch}`;
    const folder = join(place, 'node_modules', `node-${version}`, 'node_modules', distribution);
    const bin = join(folder, 'bin');
    const PATH = [bin, process.env['PATH']].join(delimiter);
    return { folder, node: join(bin, 'node'), environment: { ...process.env, PATH, npm_config_nodedir: folder } };
  };
}
