/* What joins a copy of a document to the server's: it is opened, the steps that come are put in their order, and where one is
 * missing it is asked for. */
import type { Node } from 'prosemirror-model';
import type { Mapping } from 'prosemirror-transform';

import type { Clock } from '../connection/ports';
import { isPassing, Lost, PAUSE_MS, Refusal } from '../connection/refusal';
import type { NoteBatch, NoteOpenResult } from '../protocol/types';
import type { Client } from '../session/client';
import type { KeptSteps } from '../session/noteStore';
import { Notes, type NotePlace, type NotePointed, type NoteReader } from '../session/notes';
import { Replica } from './replica';
import { decodeSteps } from './steps';

/* So long may the steps take by which one's own are outdated. */
const OVERDUE_MS = 2_000;
const TOO_MANY_MS = 30_000;

export interface FeedEvents {
	/* editor: its name; else a new one. */
	newReplica(version: number, document: Node, editor?: string): Replica;
	/* Anything of it is another now. */
	changed(): void;
	/* This editor of somebody else's has written. */
	heard(editor: string): void;
	/* So the positions in the document here have moved. */
	mapped(mapping: Mapping): void;
	pointed(where: NotePointed): void;
	/* The document as it was here goes; null: it goes on, without something. */
	loses(document: object, reason: string | null): void;
}

export class Feed implements NoteReader {
	replica: Replica | null = null;
	writable = false;
	fault: string | null = null;
	/* So many of the first unconfirmed steps may be with the server. */
	sent = 0;
	/* The data set that the replica is of. */
	epoch = '';
	#client: Client;
	#notes: Notes;
	#place: NotePlace;
	#clock: Clock;
	#events: FeedEvents;
	#leave: () => void = () => undefined;
	/* It is open, and all that came is in it. */
	#isTrue = false;
	#hasLeft = false;
	/* Grows with each opening: answers to the one before come too late. */
	#openings = 0;
	/* What comes while it is being opened. */
	#early: NoteBatch[] = [];
	/* The version for which steps were outdated, while those of others have not come. */
	#stale = -1;

	constructor(client: Client, place: NotePlace, clock: Clock, events: FeedEvents) {
		this.#client = client;
		this.#notes = Notes.of(client);
		this.#place = place;
		this.#clock = clock;
		this.#events = events;
	}

	get isConnected(): boolean {
		return this.#notes.isOpen;
	}

	/* What can be sent from now; null: nothing. */
	get sending(): Replica | null {
		return this.#isTrue && this.replica?.version !== this.#stale ? this.replica : null;
	}

	join(): void {
		this.#leave = this.#notes.join(this.#place, this);
	}

	leave(): void {
		this.#hasLeft = true;
		this.#openings++;
		this.#isTrue = false;
		this.#leave();
	}

	/* Goes on with what lay on the device. */
	resume({ epoch, editor, version, document, steps, sent }: KeptSteps, at: number): void {
		const replica = this.#events.newReplica(version, Replica.read(document), editor);
		const transaction = replica.state.tr.setTime(at);
		for (const step of decodeSteps(steps)) transaction.step(step);
		replica.apply(transaction);
		Object.assign(this, { replica, epoch, sent, writable: true });
	}

	begin(): void {
		void this.#open(this.epoch === this.#client.state.epoch);
	}

	end(): void {
		this.#openings++;
		this.#isTrue = false;
		this.#events.changed();
	}

	written(batch: NoteBatch): void {
		if (!this.#isTrue) this.#early.push(batch);
		else this.#try(() => this.#take(batch));
	}

	pointed(where: NotePointed): void {
		this.#events.pointed(where);
	}

	/* The server has stored the first of the steps, written at that version. */
	confirm(replica: Replica, version: number, count: number): void {
		if (replica === this.replica && replica.version === version) this.#confirm(count);
	}

	/* Others have written since; what they have comes by itself. */
	outdated(version: number): void {
		if (this.replica?.version !== version) return;
		this.#stale = version;
		this.#clock.after(OVERDUE_MS, () => {
			if (this.#isTrue && this.#stale === version && this.replica?.version === version) void this.#open(true);
		});
	}

	/* What is not stored goes, and the document is taken anew. */
	giveUp(reason: string): void {
		this.#drop(reason);
		void this.#open(false);
	}

	#drop(reason: string): void {
		const { replica } = this;
		if (!replica || replica.unconfirmed.length === 0) return;
		this.#events.loses(replica.state.doc.toJSON() as object, reason);
		this.#replace(replica.version, replica.confirmed);
		this.#events.changed();
	}

	#replace(version: number, document: Node): void {
		this.replica = this.#events.newReplica(version, document);
		this.sent = 0;
	}

	/* goesOn: from the version that is here. */
	async #open(goesOn: boolean): Promise<void> {
		if (this.#hasLeft) return;
		const opening = ++this.#openings;
		this.#isTrue = false;
		this.#early = [];
		try {
			const result = await this.#notes.open(this.#place, goesOn ? this.replica?.version : undefined);
			if (opening === this.#openings) this.#opened(result);
		} catch (error) {
			if (opening === this.#openings) this.#explain(error);
		}
	}

	#opened({ version, document: json, batches, writable }: NoteOpenResult): void {
		const document = json && Replica.read(json);
		this.writable = writable;
		this.fault = null;
		this.#stale = -1;
		this.#isTrue = true;
		this.#try(() => {
			if (document) this.#takeDocument(version, document);
			for (const batch of [...batches, ...this.#early]) this.#take(batch);
		});
		this.epoch = this.#client.state.epoch;
		this.#early = [];
		this.#events.changed();
	}

	/* What is missing is not there any more, so what is here cannot be put on top of it. */
	#takeDocument(version: number, document: Node): void {
		const { replica, sent } = this;
		if (replica?.version === version && replica.confirmed.eq(document)) return;
		if (replica && sent > 0 && version === replica.version + sent && replica.after(sent).eq(document)) return this.#confirm(sent);
		this.#drop('cut');
		this.#replace(version, document);
	}

	/* Each once, and in their order. */
	#take({ version, person, editor, steps }: NoteBatch): void {
		const { replica } = this;
		const all = decodeSteps(steps);
		if (!replica || version + all.length <= replica.version) return;
		if (version > replica.version) return void this.#open(true);
		const news = all.slice(replica.version - version);
		/* Everybody is told its name: with it somebody else could say of one's own steps that they are stored. */
		const isMine = editor === replica.editor && person === this.#client.state.me;
		if (!isMine) this.#events.heard(editor);
		this.#receive(replica, news, isMine ? Math.min(news.length, replica.unconfirmed.length) : 0);
	}

	#confirm(count: number): void {
		const { replica } = this;
		if (replica) this.#receive(replica, replica.unconfirmed.slice(0, count), count);
	}

	#receive(replica: Replica, steps: ReturnType<typeof decodeSteps>, mine: number): void {
		const before = replica.state.doc;
		const { transactions, loses } = replica.receive(steps, mine);
		/* What was sent for the version before will not be taken. */
		this.sent = mine === steps.length ? Math.max(0, this.sent - mine) : 0;
		for (const { mapping } of transactions) this.#events.mapped(mapping);
		if (loses) this.#events.loses(before.toJSON() as object, null);
		this.#events.changed();
	}

	/* What does not fit here shows that this copy is another than the server's. */
	#try(take: () => void): void {
		try {
			take();
		} catch {
			this.giveUp('diverged');
		}
	}

	#explain(error: unknown): void {
		if (error instanceof Lost) return;
		const name = error instanceof Refusal ? error.refusal : 'unknown';
		if (isPassing(error) || name === 'too_many') this.#again(name === 'too_many' ? TOO_MANY_MS : PAUSE_MS);
		if (isPassing(error)) return;
		this.fault = name;
		if (name === 'too_many') return this.#events.changed();
		this.writable = false;
		this.#drop(name);
		this.#events.changed();
	}

	#again(ms: number): void {
		const opening = this.#openings;
		this.#clock.after(ms, () => {
			if (opening === this.#openings && this.isConnected) this.begin();
		});
	}
}
