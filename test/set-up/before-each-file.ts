import { doWhenFileIsDone } from './when-file-is-done.js';

doWhenFileIsDone();
