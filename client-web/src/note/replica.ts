/* A copy of a document: as the server has it at a version, and with what is written here on top. */
import { collab, getVersion, receiveTransaction, sendableSteps } from 'prosemirror-collab';
import { history } from 'prosemirror-history';
import { Node } from 'prosemirror-model';
import { EditorState, type Plugin, type Transaction } from 'prosemirror-state';
import type { Mapping, Step } from 'prosemirror-transform';

import { schema } from './schema';
import { losesText, mappingOf } from './steps';

const OTHERS = '';
/* So many of the last steps' maps are there for cursors that were sent before them. */
const MAPS_MAX = 200;

export interface Received {
	readonly transactions: readonly Transaction[];
	/* Something that was written here could not be kept. */
	readonly loses: boolean;
}

function applyAll(document: Node, steps: readonly Step[]): Node {
	return steps.reduce((now, step) => {
		const { doc, failed } = step.apply(now);
		if (!doc) throw new RangeError(failed ?? 'a step that does not fit');
		return doc;
	}, document);
}

export class Replica {
	readonly editor: string;
	#state: EditorState;
	#confirmed: Node;
	/* The last steps the server has told of. */
	#last: Step[] = [];

	/* editor: its name. */
	constructor(editor: string, version: number, document: Node, plugins: readonly Plugin[]) {
		this.editor = editor;
		this.#confirmed = document;
		this.#state = EditorState.create({ doc: document, plugins: [collab({ version, clientID: editor }), history(), ...plugins] });
	}

	static read(json: object): Node {
		const document = Node.fromJSON(schema, json);
		document.check();
		return document;
	}

	get state(): EditorState {
		return this.#state;
	}

	get version(): number {
		return getVersion(this.#state);
	}

	/* The document as the server has it at that version. */
	get confirmed(): Node {
		return this.#confirmed;
	}

	get unconfirmed(): readonly Step[] {
		return sendableSteps(this.#state)?.steps ?? [];
	}

	/* When the oldest of them was written. */
	get since(): number | undefined {
		return sendableSteps(this.#state)?.origins[0]?.time;
	}

	/* With other plugins, but with its history. */
	setPlugins(plugins: readonly Plugin[]): void {
		this.#state = this.#state.reconfigure({ plugins: [...this.#state.plugins.slice(0, 2), ...plugins] });
	}

	/* Returns it with what plugins have made of it. */
	apply(transaction: Transaction): readonly Transaction[] {
		const { state, transactions } = this.#state.applyTransaction(transaction);
		this.#state = state;
		return transactions;
	}

	/* The steps that follow this version, of which the first were written here. Throws if they do not fit. */
	receive(steps: readonly Step[], mine: number): Received {
		const before = this.unconfirmed;
		const own = before.slice(0, mine);
		const confirmed = applyAll(this.#confirmed, [...own, ...steps.slice(mine)]);
		const names = steps.map((_, i) => (i < mine ? this.editor : OTHERS));
		const transaction = receiveTransaction(this.#state, steps, names, { mapSelectionBackward: true });
		const transactions = this.apply(transaction);
		this.#confirmed = confirmed;
		this.#last = [...this.#last, ...own, ...steps.slice(mine)].slice(-MAPS_MAX);
		const loses = steps.length > mine && losesText(before.slice(mine), transaction);
		return { transactions, loses };
	}

	/* The document after the first of the steps that the server has not told of. */
	after(count: number): Node {
		return applyAll(this.#confirmed, this.unconfirmed.slice(0, count));
	}

	/* From the document at a version to the one here; null: that is too long ago, or yet to come. */
	mappingFrom(version: number): Mapping | null {
		const steps = this.version - version;
		if (steps < 0 || steps > this.#last.length) return null;
		const mapping = mappingOf(this.#last.slice(this.#last.length - steps));
		for (const step of this.unconfirmed) mapping.appendMap(step.getMap());
		return mapping;
	}

	/* From the document here to the one that the server has. */
	get mappingBack(): Mapping {
		return mappingOf(this.unconfirmed).invert();
	}
}
