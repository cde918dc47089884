/* One editor of a document: what is typed goes to the server, what others write comes from it. */
import type { EditorState, Transaction } from 'prosemirror-state';

import type { Client } from '../session/client';
import { Listeners } from '../session/listeners';
import { keptOf, type KeptNote, type KeptSteps } from '../session/noteStore';
import { noteParams, whenKnown, type NotePlace, type NotePointed } from '../session/notes';
import { Cursors, Pointer } from './cursors';
import { Drafts } from './drafts';
import type { NoteDraft, NoteEditing, OtherCursor, Saving } from './editing';
import { Keeper, workOf } from './keeper';
import { Feed } from './feed';
import { Pace } from './pace';
import type { NotePorts } from './ports';
import { Replica } from './replica';
import { savingOf } from './saving';
import { Sender, type Batch } from './sender';
import { cutBatch } from './steps';

/* Not oftener is told where the person stands. */
const POINT_MS = 250;

export interface EditorEvents {
	/* It is put away, and goes on without a view. */
	left(): void;
	/* All of it is stored, or kept. */
	ended(): void;
}

export class Editor implements NoteEditing {
	readonly place: NotePlace;
	#client: Client;
	#ports: NotePorts;
	#events: EditorEvents;
	#changes = new Listeners<[]>();
	#drafts = new Drafts();
	#refused: string | null = null;
	#pace: Pace;
	#sender: Sender;
	#feed: Feed;
	#cursors: Cursors;
	#pointer: Pointer;
	#keeper: Keeper;
	#id: string;
	/* The person has been in it. */
	#isHere = false;
	#isClosed: boolean;
	/* What lies on the device has been looked at. */
	#hasBegun = false;
	#hasEnded = false;
	#release: () => void = () => undefined;

	/* isClosed: it has no view, and only sends what lies on the device. */
	constructor(client: Client, place: NotePlace, ports: NotePorts, isClosed: boolean, events: EditorEvents) {
		const { clock } = ports;
		this.place = place;
		this.#client = client;
		this.#ports = ports;
		this.#isClosed = isClosed;
		this.#events = events;
		this.#id = client.ids.next();
		this.#pace = new Pace(clock);
		this.#cursors = new Cursors(clock, () => this.#changes.tell());
		this.#pointer = new Pointer(clock, () => this.#point());
		this.#keeper = new Keeper(ports.store, clock, () => this.#kept());
		this.#feed = new Feed(client, place, clock, {
			newReplica: (version, document, editor = client.ids.next()) => new Replica(editor, version, document, this.#ports.plugins ?? []),
			changed: () => this.#received(),
			heard: (editor) => this.#pace.heard(editor),
			mapped: (mapping) => this.#cursors.map(mapping, 1),
			pointed: (where) => this.#pointed(where),
			loses: (document, reason) => this.#loses(document, reason),
		});
		this.#sender = new Sender({
			clock,
			pace: this.#pace,
			next: (most) => this.#next(most),
			write: (batch) => this.#write(batch),
			outdated: (batch) => this.#feed.outdated(batch.version),
			refused: (reason) => this.#feed.giveUp(reason),
		});
		void this.#start();
	}

	get state(): EditorState | null {
		return this.#feed.replica?.state ?? null;
	}

	get saving(): Saving {
		return savingOf(this.#feed, this.#refused);
	}

	get writable(): boolean {
		return this.#feed.writable;
	}

	get others(): readonly OtherCursor[] {
		return this.#cursors.list;
	}

	get draft(): NoteDraft | null {
		return this.#drafts.first;
	}

	get fault(): string | null {
		return this.#feed.fault;
	}

	readonly onChange = this.#changes.add;

	dispatch(transaction: Transaction): void {
		const { replica, writable } = this.#feed;
		if (!replica || (transaction.docChanged && !writable)) return;
		const transactions = replica.apply(transaction.setTime(this.#ports.clock.now()));
		for (const { mapping } of transactions) this.#cursors.map(mapping, -1);
		this.#keeper.touch();
		this.#sender.poke();
		if (transaction.docChanged || transaction.selectionSet) this.#moved();
		this.#changes.tell();
	}

	dropDraft(): void {
		this.#drafts.dropFirst(this.#keeper);
		this.#refused = null;
		this.#changes.tell();
	}

	close(): void {
		if (this.#isClosed) return;
		this.#isClosed = true;
		if (this.#isHere) this.#point();
		this.#isHere = false;
		if (!this.#look()) this.#events.left();
	}

	/* It has a view again, with these ports. */
	revive(ports: NotePorts): void {
		this.#isClosed = false;
		this.#ports = ports;
		this.#feed.replica?.setPlugins(ports.plugins ?? []);
	}

	/* What lies on the device of this document is gone on with, if no other tab does. */
	async #start(): Promise<void> {
		const { store } = this.#ports;
		await whenKnown(this.#client);
		const kept = keptOf(await store.load().catch(() => []), this.#client.state.me, this.place);
		this.#drafts.load(kept);
		for (const note of kept) {
			if (!note.work || this.#feed.replica || !(await this.#claim(note.id))) continue;
			this.#id = note.id;
			this.#keeper.found(note.id);
			this.#resume(note.work, note.at);
		}
		if (!this.#feed.replica) await this.#claim(this.#id);
		this.#changes.tell();
		this.#hasBegun = true;
		if (!this.#look()) this.#feed.join();
	}

	#resume(work: KeptSteps, at: number): void {
		try {
			this.#feed.resume(work, at);
		} catch {
			this.#loses(work.document, 'malformed');
			this.#keeper.touch();
		}
	}

	async #claim(id: string): Promise<boolean> {
		const release = await this.#ports.store.claim(id).catch(() => null);
		this.#release = release ?? this.#release;
		return release !== null;
	}

	#moved(): void {
		this.#isHere = true;
		this.#pointer.move(Math.max(POINT_MS, this.#pace.gatherMs));
	}

	/* Something has come, or an answer has. */
	#received(): void {
		const { replica } = this.#feed;
		if (replica) this.#cursors.catchUp(replica);
		this.#keeper.touch();
		this.#sender.poke();
		this.#changes.tell();
		this.#look();
	}

	#next(most: number): Batch | string | null {
		const replica = this.#feed.sending;
		if (!replica || replica.unconfirmed.length === 0) return null;
		const steps = cutBatch(replica.unconfirmed, most);
		if (typeof steps === 'string') return steps;
		this.#feed.sent = steps.length;
		this.#keeper.touch();
		return { version: replica.version, steps };
	}

	async #write({ version, steps }: Batch): Promise<void> {
		const { replica } = this.#feed;
		if (!replica) return;
		await this.#client.call('note.write', { ...noteParams(this.place), version, editor: replica.editor, steps });
		this.#refused = null;
		this.#feed.confirm(replica, version, steps.length);
	}

	#loses(document: object, reason: string | null): void {
		const { ids, state } = this.#client;
		const note = { id: ids.next(), person: state.me, place: this.place, at: this.#ports.clock.now(), draft: document };
		this.#drafts.add(note, this.#keeper);
		if (this.#isClosed) this.#ports.onLost?.();
		this.#refused = reason ?? this.#refused;
		this.#cursors.clear();
	}

	#kept(): KeptNote | null {
		const work = workOf(this.#feed);
		const at = this.#feed.replica?.since ?? this.#ports.clock.now();
		return work ? { id: this.#id, person: this.#client.state.me, place: this.place, at, work } : null;
	}

	#pointed(where: NotePointed): void {
		const { replica } = this.#feed;
		if (replica && where.editor !== replica.editor && this.#cursors.take(where, replica) && this.#isHere) this.#moved();
	}

	/* Where it stands, as the server's document has it; nowhere any more, where it is put away. */
	#point(): void {
		const replica = this.#feed.sending;
		if (!replica) return;
		const { editor, version, state } = replica;
		const back = replica.mappingBack;
		const { anchor, head } = state.selection;
		const place = !this.#isClosed && { anchor: back.map(anchor), head: back.map(head) };
		void this.#client.call('note.point', { ...noteParams(this.place), editor, version, ...place }).catch(() => undefined);
	}

	/* Ends what is put away once all of it is stored, or kept. */
	#look(): boolean {
		const isIdle = this.#isClosed && this.#hasBegun && (this.#feed.replica?.unconfirmed.length ?? 0) === 0;
		if (!isIdle || this.#hasEnded) return this.#hasEnded;
		this.#hasEnded = true;
		this.#feed.leave();
		void this.#keeper.end().then(() => this.#release());
		this.#events.ended();
		return true;
	}
}
