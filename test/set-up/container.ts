import { spawnSync } from 'node:child_process';
import { NODE_USER, type Stage } from './dockerfile.js';
import { startCommand, type StartedCommand } from './start.js';

/** Needs root, for file systems of its own and another user; a few containers don't let even root have them. */
export const canContain =
  process.getuid?.() === 0 &&
  spawnSync('unshare', ['--mount', 'sh', '-c', 'mount -t tmpfs tmpfs /mnt && setpriv --version']).status === 0;

export interface ContainerOptions {
  /** Folder of this machine with the Node.js that the image's base would have. */
  readonly nodeFolder: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Folders of this machine by the place where they are to lie. */
  readonly volumes?: readonly { readonly folder: string; readonly place: string; readonly isReadOnly: boolean }[];
}

/** This machine's system under the image's files, and Node.js as the base has it; all of it read-only but for /tmp. */
const SETTING_UP = `set -e
mount --bind "$root" "$root"
cd "$root"
for link in bin lib lib64 sbin; do cp -P "/$link" . ; done
mkdir -p usr dev proc tmp
mount --rbind /usr usr
mount --bind "$node" usr/local
mount --rbind /dev dev
mount -t proc proc proc
`;
const STARTING = `mount -o remount,ro,bind "$root"
mount -t tmpfs tmpfs tmp
exec chroot "$root" setpriv --reuid=${String(NODE_USER)} --regid=${String(NODE_USER)} --clear-groups \\
  --bounding-set=-all --inh-caps=-all --no-new-privs sh -c 'cd "$folder" && exec "$@"' sh "$@"
`;

/**
 * Starts the image's command as an engine does with a read-only root, no capability and a user who is not root: in file
 * systems of its own, of which nothing is left on this machine.
 */
export function startContained(
  stage: Stage,
  { nodeFolder, environment, volumes = [] }: ContainerOptions,
): StartedCommand {
  const mounts = volumes.map(({ folder, place, isReadOnly }) => {
    const at = `"$root${place}"`;
    return `mount --bind "${folder}" ${at}\n${isReadOnly ? `mount -o remount,ro,bind ${at}\n` : ''}`;
  });
  const script = [SETTING_UP, ...mounts, STARTING].join('');
  return startCommand(['unshare', '--mount', 'sh', '-c', script, 'sh', ...stage.command], {
    PATH: '/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
    root: stage.root,
    node: nodeFolder,
    folder: stage.folder,
    ...stage.environment,
    ...environment,
  });
}
