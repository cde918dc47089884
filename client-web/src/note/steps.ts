/* Steps as they are sent: as JSON, and so many at a time. */
import { Mapping, ReplaceAroundStep, ReplaceStep, Step, type Transform } from 'prosemirror-transform';

import { LIMITS } from '../protocol/limits';
import { schema } from './schema';

interface StepJson {
	stepType: string;
	steps?: StepJson[];
}

const flat = (steps: readonly StepJson[]): StepJson[] => steps.flatMap((step) => (step.steps ? flat(step.steps) : [step]));

/* Undoing makes a markSet in a markSet, which nobody can read, ProseMirror neither. */
export function encodeStep(step: Step): object {
	const json = step.toJSON() as StepJson;
	return json.steps ? { ...json, steps: flat(json.steps) } : json;
}

export function decodeSteps(steps: unknown): Step[] {
	return (steps as object[]).map((json) => Step.fromJSON(schema, json));
}

const utf8 = new TextEncoder();

/* How long it is as JSON that is sent. */
export function jsonBytes(what: object): number {
	return utf8.encode(JSON.stringify(what)).length;
}

/* As many of the first steps as go in one batch; too_much: the first alone does not. */
export function cutBatch(steps: readonly Step[], most: number): object[] | 'too_much' {
	const batch: object[] = [];
	let parts = 0;
	let bytes = 2;
	for (const step of steps.slice(0, most)) {
		const json = encodeStep(step);
		parts += Math.max(1, (json as StepJson).steps?.length ?? 1);
		bytes += jsonBytes(json) + 1;
		if (parts > LIMITS.note_steps_max || bytes > LIMITS.note_steps_bytes) break;
		batch.push(json);
	}
	return batch.length > 0 ? batch : 'too_much';
}

/* Whether it brings something that was typed or put there. */
function brings(step: Step): boolean {
	if (!(step instanceof ReplaceStep) && !(step instanceof ReplaceAroundStep)) return false;
	const { content } = step.slice;
	let found = false;
	content.descendants((node) => {
		found ||= node.isText || (node.isLeaf && !node.isTextblock);
		return !found;
	});
	return found;
}

/* Whether something that was written is not there any more after it was done again over the steps of others. `rebased`:
 * their undoing, those of others, and what of them could be done again (prosemirror-collab). */
export function losesText(written: readonly Step[], rebased: Transform): boolean {
	return written.some((step, i) => brings(step) && rebased.mapping.getMirror(written.length - 1 - i) === undefined);
}

/* From the document before steps to the one after them. */
export function mappingOf(steps: readonly Step[]): Mapping {
	return new Mapping(steps.map((step) => step.getMap()));
}
