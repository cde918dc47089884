/* Buttons in a row: one stop for Tab, arrows move among them. */
import { useSignal } from '@preact/signals';
import { Icon, type IconName } from './icon';

export interface Tool {
	/* Or a sign, such as an emoji. */
	icon?: IconName;
	sign?: string;
	label: string;
	/* The hint, where it says more than the label. */
	title?: string;
	/* anchor: the button pressed. */
	run: (anchor: HTMLElement) => void;
}

interface Props {
	label: string;
	class: string;
	tools: Tool[];
}

/* What makes so many buttons one stop: the keys of their bar, and of each where it stands. */
export function useOneStop(count: number) {
	const at = useSignal(0);
	const current = Math.min(at.value, count - 1);
	const onKeyDown = (event: KeyboardEvent) => {
		const to = { ArrowLeft: current - 1, ArrowRight: current + 1, Home: 0, End: count - 1 }[event.key];
		if (to === undefined) return;
		event.preventDefault();
		event.stopPropagation();
		const bar = event.currentTarget as HTMLElement;
		bar.querySelectorAll('button')[(to + count) % count]!.focus();
	};
	const stop = (i: number) => ({ tabIndex: i === current ? 0 : -1, onFocus: () => void (at.value = i) });
	return { onKeyDown, stop };
}

export function Toolbar({ label, class: className, tools }: Props) {
	const { onKeyDown, stop } = useOneStop(tools.length);
	return (
		<div class={className} role="toolbar" aria-label={label} onKeyDown={onKeyDown}>
			{tools.map((tool, i) => (
				<button
					key={i}
					type="button"
					class="icon-button"
					{...stop(i)}
					aria-label={tool.label}
					title={tool.title ?? tool.label}
					onClick={(event) => tool.run(event.currentTarget)}
				>
					<ToolPicture tool={tool} />
				</button>
			))}
		</div>
	);
}

export function ToolPicture({ tool: { icon, sign } }: { tool: Tool }) {
	if (icon) return <Icon name={icon} />;
	return (
		<span class="tool-sign" aria-hidden="true">
			{sign}
		</span>
	);
}
