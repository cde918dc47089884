/* Which of what stands beside a meeting shows. */
import { signal } from '@preact/signals';

export type Pane = 'floor' | 'polls' | 'record';
export const pane = signal<Pane>('floor');
