/* A part of a page that comes as a file of its own; until it is there, something else stands in its place. */
import type { ComponentChildren, FunctionComponent } from 'preact';
import { h } from 'preact';
import { useEffect } from 'preact/hooks';
import { useSignal } from '@preact/signals';

type Load<P> = () => Promise<FunctionComponent<P>>;

/* What has come is there at once the next time: nothing moves then. */
const loaded = new Map<unknown, FunctionComponent<never>>();

interface Props<P> {
	load: Load<P>;
	props: P;
	children?: ComponentChildren;
}

export function LaterPart<P extends object>({ load, props, children }: Props<P>) {
	const isThere = useSignal(loaded.has(load));
	useEffect(() => {
		if (isThere.peek()) return;
		load()
			.then((part) => {
				loaded.set(load, part as FunctionComponent<never>);
				isThere.value = true;
			})
			.catch(() => undefined);
	}, []);
	const Part = isThere.value && (loaded.get(load) as FunctionComponent<P> | undefined);
	return Part ? h(Part, props) : <>{children}</>;
}
